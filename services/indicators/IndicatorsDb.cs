using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Hotline;
using Ioc.Indicators.Counters;
using Ioc.Messaging;

namespace Ioc.Indicators;

/// <summary>The tables of the indicators: copies of what others own, never changed but by a newer fact, and the deltas of what they say.</summary>
public static class IndicatorsDb
{
    // One at a time for a code, and not while the row is being marked as late: what it said before must be what it says until this work ends.
    private static string Alone(string table) =>
        $"select pg_advisory_xact_lock(hashtextextended(@Code, 766)); select from {table} where code = @Code for update;";

    // The same version with another content mends a copy that was damaged: owners announce their rows again on request.
    private const string Newer = """
        kept.version < excluded.version or (kept.version = excluded.version
            and (kept.bits, kept.counted_on, kept.area, kept.agency, kept.procedure, kept.ended_at, kept.due_at, kept.late_after)
                is distinct from (excluded.bits, excluded.counted_on, excluded.area, excluded.agency, excluded.procedure, excluded.ended_at, excluded.due_at, excluded.late_after))
        """;

    private const string Deltas = """
        insert into delta (sign, bits, counted_on, area, agency, procedure, code, cause)
        select -1, bits, counted_on, area, agency, procedure, @Code, @cause from old where counted_on is not null and exists (select from kept)
        union all
        select 1, @Bits, @CountedOn, @area, @Agency, @Procedure, @Code, @cause from kept where @CountedOn::date is not null
        """;

    /// <summary>Keeps a dossier when it is newer than the copy, or mends the copy, with the deltas of what it says; answers how many deltas.</summary>
    /// <param name="cause">Name of the fact.</param>
    public static Task<int> Keep(Work work, string area, bool simulated, DossierState dossier, string cause, CancellationToken ct)
    {
        var says = Contribution.Of(dossier, simulated, work.Now);
        return work.Execute($"""
            {Alone("dossier")}
            with old as (select bits, counted_on, area, agency, procedure from dossier where code = @Code),
            kept as (
                insert into dossier as kept (bits, version, simulated, counted_on, area, agency, procedure, code, channel, status, received_at,
                    started_at, due_at, ended_at, supplement_requests, supplement_seconds, fee_dong, turns_at, late_after)
                values (@Bits, @Version, @simulated, @CountedOn, @area, @Agency, @Procedure, @Code, @Channel, @Status, @ReceivedAt,
                    @AcceptedAt, @DueAt, @EndedAt, @SupplementRequests, @SupplementSeconds, @FeeDong, @TurnsAt, @LateAfter)
                on conflict (code) do update set bits = excluded.bits, version = excluded.version, simulated = excluded.simulated,
                    counted_on = excluded.counted_on, area = excluded.area, agency = excluded.agency, procedure = excluded.procedure,
                    channel = excluded.channel, status = excluded.status, received_at = excluded.received_at, started_at = excluded.started_at,
                    due_at = excluded.due_at, ended_at = excluded.ended_at, supplement_requests = excluded.supplement_requests,
                    supplement_seconds = excluded.supplement_seconds, fee_dong = excluded.fee_dong, turns_at = excluded.turns_at,
                    late_after = excluded.late_after
                where {Newer} returning 1)
            {Deltas}
            """, new
        {
            says.Bits, dossier.Version, simulated, says.CountedOn, area, dossier.Agency, dossier.Procedure, dossier.Code, dossier.Channel,
            dossier.Status, dossier.ReceivedAt, dossier.AcceptedAt, dossier.DueAt, dossier.EndedAt, dossier.SupplementRequests,
            dossier.SupplementSeconds, dossier.FeeDong, says.TurnsAt, says.LateAfter, cause,
        }, ct);
    }

    /// <summary>Keeps a petition when it is newer than the copy, or mends the copy, with the deltas of what it says; answers how many deltas.</summary>
    /// <param name="cause">Name of the fact.</param>
    public static Task<int> Keep(Work work, string area, bool simulated, TicketState ticket, string cause, CancellationToken ct)
    {
        var says = Contribution.Of(ticket, simulated, work.Now);
        return work.Execute($"""
            {Alone("petition")}
            with old as (select bits, counted_on, area, agency, procedure from petition where code = @Code),
            kept as (
                insert into petition as kept (bits, version, simulated, counted_on, area, agency, procedure, code, category, channel, status,
                    started_at, due_at, ended_at, rating, turns_at, late_after)
                values (@Bits, @Version, @simulated, @CountedOn, @area, @Agency, @Procedure, @Code, @Category, @Channel, @Status,
                    @OpenedAt, @DueAt, @AnsweredAt, @Rating, @TurnsAt, @DueAt)
                on conflict (code) do update set bits = excluded.bits, version = excluded.version, simulated = excluded.simulated,
                    counted_on = excluded.counted_on, area = excluded.area, agency = excluded.agency, category = excluded.category,
                    channel = excluded.channel, status = excluded.status, started_at = excluded.started_at, due_at = excluded.due_at,
                    ended_at = excluded.ended_at, rating = excluded.rating, turns_at = excluded.turns_at, late_after = excluded.late_after
                where {Newer} returning 1)
            {Deltas}
            """, new
        {
            says.Bits, ticket.Version, simulated, says.CountedOn, area, Agency = ticket.Agency ?? "", Procedure = "", ticket.Code, ticket.Category,
            ticket.Channel, ticket.Status, ticket.OpenedAt, ticket.DueAt, ticket.AnsweredAt, ticket.Rating, says.TurnsAt, cause,
        }, ct);
    }

    /// <summary>Keeps a version of an entry, once.</summary>
    public static Task<int> Keep(Work work, Entry entry, CancellationToken ct) => work.Execute("""
        insert into entry (kind, code, version, known_at, area, simulated, state)
        values (@Kind, @Code, @Version, @Now, @Area, @Simulated, @State::jsonb) on conflict do nothing
        """, new { entry.Kind, entry.Code, entry.Version, work.Now, entry.Area, entry.Simulated, entry.State }, ct);
}
