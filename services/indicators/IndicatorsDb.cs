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

    private const string Columns = "code, bits, version, simulated, counted_on, area, agency, procedure";

    private sealed record Said<TState>(TState State, string Code, long Version, Contribution Says, string Area, bool Simulated, string Cause);

    /// <summary>With the commit, keeps a dossier when it is newer than the copy, or mends the copy, with the deltas of what it says.</summary>
    /// <param name="cause">Name of the fact.</param>
    public static void Keep(Work work, string area, bool simulated, DossierState dossier, string cause) =>
        work.AtCommit(new Said<DossierState>(dossier, dossier.Code, dossier.Version, Contribution.Of(dossier, simulated, work.Now), area, simulated, cause), WriteDossiers);

    /// <summary>With the commit, keeps a petition when it is newer than the copy, or mends the copy, with the deltas of what it says.</summary>
    /// <param name="cause">Name of the fact.</param>
    public static void Keep(Work work, string area, bool simulated, TicketState ticket, string cause) =>
        work.AtCommit(new Said<TicketState>(ticket, ticket.Code, ticket.Version, Contribution.Of(ticket, simulated, work.Now), area, simulated, cause), WritePetitions);

    /// <summary>Keeps a version of an entry, once.</summary>
    public static Task<int> Keep(Work work, Entry entry, CancellationToken ct) => work.Execute("""
        insert into entry (kind, code, version, known_at, area, simulated, state)
        values (@Kind, @Code, @Version, @Now, @Area, @Simulated, @State::jsonb) on conflict do nothing
        """, new { entry.Kind, entry.Code, entry.Version, work.Now, entry.Area, entry.Simulated, entry.State }, ct);

    private static void WriteDossiers(Work work, IReadOnlyList<Said<DossierState>> said)
    {
        var rows = Newest(said);
        Write(work, "dossier", rows, x => x.Agency, x => x.Procedure,
            "channel, status, received_at, started_at, due_at, ended_at, supplement_requests, supplement_seconds, fee_dong, turns_at, late_after",
            Column(rows, x => x.State.Channel), Column(rows, x => x.State.Status), Instants(rows, x => x.State.ReceivedAt), Instants(rows, x => x.State.AcceptedAt),
            Instants(rows, x => x.State.DueAt), Instants(rows, x => x.State.EndedAt), Column(rows, x => x.State.SupplementRequests),
            Column(rows, x => x.State.SupplementSeconds), Column(rows, x => x.State.FeeDong), Instants(rows, x => x.Says.TurnsAt), Instants(rows, x => x.Says.LateAfter));
    }

    private static void WritePetitions(Work work, IReadOnlyList<Said<TicketState>> said)
    {
        var rows = Newest(said);
        Write(work, "petition", rows, x => x.Agency ?? "", _ => "", "category, channel, status, started_at, due_at, ended_at, rating, turns_at, late_after",
            Column(rows, x => x.State.Category), Column(rows, x => x.State.Channel), Column(rows, x => x.State.Status), Instants(rows, x => x.State.OpenedAt),
            Instants(rows, x => x.State.DueAt), Instants(rows, x => x.State.AnsweredAt), Column(rows, x => x.State.Rating), Instants(rows, x => x.Says.TurnsAt),
            Instants(rows, x => x.State.DueAt));
    }

    // Of each code the newest, and of equal ones the last; in the order of the codes, so that two works never wait for each other.
    private static List<Said<TState>> Newest<TState>(IReadOnlyList<Said<TState>> said) =>
        [.. said.GroupBy(x => x.Code).Select(x => x.Aggregate((best, next) => next.Version >= best.Version ? next : best)).OrderBy(x => x.Code, StringComparer.Ordinal)];

    private static void Write<TState>(
        Work work, string table, List<Said<TState>> rows, Func<TState, string> agency, Func<TState, string> procedure, string more, params NpgsqlParameter[] values)
    {
        // One at a time for a code, and not while the row is being marked as late: what it said before must be what it says until this work ends.
        work.AtCommit("select pg_advisory_xact_lock(hashtextextended(code, 766)) from unnest($1) as code", Column(rows, x => x.Code));
        work.AtCommit($"select from {table} where code = any($1) order by code for update", Column(rows, x => x.Code));
        var columns = $"{Columns}, {more}".Split(", ");
        work.AtCommit($"""
            with heard as (select * from unnest({string.Join(", ", Enumerable.Range(1, columns.Length + 1).Select(x => $"${x}"))}) as heard ({Columns}, {more}, cause)),
            old as (select bits, counted_on, area, agency, procedure, code from {table} where code = any($1)),
            kept as (
                insert into {table} as kept ({Columns}, {more}) select {Columns}, {more} from heard
                on conflict (code) do update set {string.Join(", ", columns.Skip(1).Select(x => $"{x} = excluded.{x}"))}
                where {Newer} returning bits, counted_on, area, agency, procedure, code)
            insert into delta (sign, bits, counted_on, area, agency, procedure, code, cause)
            select sign, said.bits, said.counted_on, said.area, said.agency, said.procedure, code, cause
            from (select -1::smallint as sign, old.* from old join kept using (code) union all select 1, * from kept) as said join heard using (code)
            where said.counted_on is not null order by code, sign
            """,
        [
            Column(rows, x => x.Code), Column(rows, x => x.Says.Bits), Column(rows, x => x.Version), Column(rows, x => x.Simulated), Column(rows, x => x.Says.CountedOn),
            Column(rows, x => x.Area), Column(rows, x => agency(x.State)), Column(rows, x => procedure(x.State)), .. values, Column(rows, x => x.Cause),
        ]);
    }

    private static NpgsqlParameter Column<TRow, T>(List<TRow> rows, Func<TRow, T> of) => new NpgsqlParameter<T[]> { TypedValue = [.. rows.Select(of)] };

    private static NpgsqlParameter Instants<TRow>(List<TRow> rows, Func<TRow, DateTimeOffset?> of) => Column(rows, x => of(x)?.UtcDateTime);
}
