using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Hotline;
using Ioc.Indicators.Counters;
using Ioc.Messaging;
using Npgsql;

namespace Ioc.Indicators;

/// <summary>The tables of the indicators: copies of what others own, never changed but by a newer fact, and the deltas of what they say.</summary>
public static class IndicatorsDb
{
    // The same version with another content mends a copy that was damaged: owners announce their rows again on request.
    private const string Newer = """
        kept.version < excluded.version or (kept.version = excluded.version
            and (kept.bits, kept.counted_on, kept.area, kept.agency, kept.procedure, kept.ended_at, kept.due_at, kept.late_after)
                is distinct from (excluded.bits, excluded.counted_on, excluded.area, excluded.agency, excluded.procedure, excluded.ended_at, excluded.due_at, excluded.late_after))
        """;

    // The first eight columns of both tables, so that these are $1 to $8.
    private const string Columns = "code, bits, version, simulated, counted_on, area, agency, procedure";

    /// <summary>With the commit, keeps a dossier when it is newer than the copy, or mends the copy, with the deltas of what it says.</summary>
    /// <param name="cause">Name of the fact.</param>
    public static void Keep(Work work, string area, bool simulated, DossierState dossier, string cause)
    {
        var says = Contribution.Of(dossier, simulated, work.Now);
        Keep(work, "dossier", cause,
            "channel, status, received_at, started_at, due_at, ended_at, supplement_requests, supplement_seconds, fee_dong, turns_at, late_after",
            Value(dossier.Code), Value(says.Bits), Value(dossier.Version), Value(simulated), Value(says.CountedOn), Value(area), Value(dossier.Agency), Value(dossier.Procedure),
            Value(dossier.Channel), Value(dossier.Status), Value(dossier.ReceivedAt), Value(dossier.AcceptedAt), Value(dossier.DueAt), Value(dossier.EndedAt),
            Value(dossier.SupplementRequests), Value(dossier.SupplementSeconds), Value(dossier.FeeDong), Value(says.TurnsAt), Value(says.LateAfter));
    }

    /// <summary>With the commit, keeps a petition when it is newer than the copy, or mends the copy, with the deltas of what it says.</summary>
    /// <param name="cause">Name of the fact.</param>
    public static void Keep(Work work, string area, bool simulated, TicketState ticket, string cause)
    {
        var says = Contribution.Of(ticket, simulated, work.Now);
        Keep(work, "petition", cause, "category, channel, status, started_at, due_at, ended_at, rating, turns_at, late_after",
            Value(ticket.Code), Value(says.Bits), Value(ticket.Version), Value(simulated), Value(says.CountedOn), Value(area), Value(ticket.Agency ?? ""), Value(""),
            Value(ticket.Category), Value(ticket.Channel), Value(ticket.Status), Value(ticket.OpenedAt), Value(ticket.DueAt), Value(ticket.AnsweredAt), Value(ticket.Rating),
            Value(says.TurnsAt), Value(ticket.DueAt));
    }

    /// <summary>Keeps a version of an entry, once.</summary>
    public static Task<int> Keep(Work work, Entry entry, CancellationToken ct) => work.Execute("""
        insert into entry (kind, code, version, known_at, area, simulated, state)
        values (@Kind, @Code, @Version, @Now, @Area, @Simulated, @State::jsonb) on conflict do nothing
        """, new { entry.Kind, entry.Code, entry.Version, work.Now, entry.Area, entry.Simulated, entry.State }, ct);

    private static void Keep(Work work, string table, string cause, string more, params NpgsqlParameter[] values)
    {
        // One at a time for a code, and not while the row is being marked as late: what it said before must be what it says until this work ends.
        work.AtCommit("select pg_advisory_xact_lock(hashtextextended($1, 766))", values[0].Clone());
        work.AtCommit($"select from {table} where code = $1 for update", values[0].Clone());
        var columns = $"{Columns}, {more}".Split(", ");
        work.AtCommit($"""
            with old as (select bits, counted_on, area, agency, procedure from {table} where code = $1),
            kept as (
                insert into {table} as kept ({Columns}, {more}) values ({string.Join(", ", Enumerable.Range(1, values.Length).Select(x => $"${x}"))})
                on conflict (code) do update set {string.Join(", ", columns.Skip(1).Select(x => $"{x} = excluded.{x}"))}
                where {Newer} returning bits, counted_on, area, agency, procedure)
            insert into delta (sign, bits, counted_on, area, agency, procedure, code, cause)
            select sign, bits, counted_on, area, agency, procedure, $1, ${values.Length + 1}
            from (select -1::smallint as sign, * from old where exists (select from kept) union all select 1, * from kept) as said where counted_on is not null
            """, [.. values, Value(cause)]);
    }

    private static NpgsqlParameter Value(object? value) => new() { Value = value is DateTimeOffset at ? at.ToUniversalTime() : value ?? DBNull.Value };
}
