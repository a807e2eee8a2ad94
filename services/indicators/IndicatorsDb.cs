using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Hotline;
using Ioc.Defaults;
using Ioc.Indicators.Counters;
using Ioc.Messaging;

namespace Ioc.Indicators;

/// <summary>A row of <c>dossier</c>: the newest version that the catalogue announced, and how a window counts it.</summary>
/// <param name="Area">Area path that the fact carried.</param>
/// <param name="Dossier">What was announced.</param>
public sealed record DossierRow(string Area, bool Simulated, DossierState Dossier)
{
    /// <summary>Local day of acceptance: published denominators of 2.1, 4.1 to 4.4 and 5.4 are one number, the dossiers accepted in the window.</summary>
    public DateOnly? CountedOn => Dossier.AcceptedAt is { } at ? VietnamTime.DateOf(at) : null;

    /// <summary>Late when it ends, or is open, after this instant; see <see cref="Lateness"/>.</summary>
    public DateTimeOffset? LateAfter => Lateness.Of(Dossier);
}

/// <summary>A row of <c>petition</c>: the newest version of a procedural ticket, and how a window counts it.</summary>
/// <param name="Area">Area path that the fact carried.</param>
/// <param name="Ticket">What was announced.</param>
public sealed record PetitionRow(string Area, bool Simulated, TicketState Ticket)
{
    /// <summary>Local day of receipt.</summary>
    public DateOnly CountedOn => VietnamTime.DateOf(Ticket.OpenedAt);
}

/// <summary>The tables of the indicators: copies of what others own, never changed but by a newer fact.</summary>
public static class IndicatorsDb
{
    /// <summary>Keeps a dossier when it is newer than the copy; answers the area of the copy before, or null when nothing changed.</summary>
    public static Task<string?> Keep(Work work, DossierRow row, CancellationToken ct) => work.One<string>("""
        insert into dossier as kept (code, version, area, area_before, simulated, procedure, agency, channel, status, received_at, started_at,
            due_at, ended_at, supplement_requests, supplement_seconds, fee_dong, synchronised, electronic_result, digitised, reused, shared,
            disliked, paper_result, population_data, paid_online, counted_on, late_after)
        values (@Code, @Version, @Area, @Area, @Simulated, @Procedure, @Agency, @Channel, @Status, @ReceivedAt, @AcceptedAt,
            @DueAt, @EndedAt, @SupplementRequests, @SupplementSeconds, @FeeDong, @Synchronised, @ElectronicResult, @Digitised, @Reused, @Shared,
            @Disliked, @PaperResult, @PopulationData, @PaidOnline, @CountedOn, @LateAfter)
        on conflict (code) do update set version = excluded.version, area = excluded.area, area_before = kept.area,
            simulated = excluded.simulated, procedure = excluded.procedure, agency = excluded.agency, channel = excluded.channel,
            status = excluded.status, received_at = excluded.received_at, started_at = excluded.started_at, due_at = excluded.due_at,
            ended_at = excluded.ended_at, supplement_requests = excluded.supplement_requests, supplement_seconds = excluded.supplement_seconds,
            fee_dong = excluded.fee_dong, synchronised = excluded.synchronised, electronic_result = excluded.electronic_result,
            digitised = excluded.digitised, reused = excluded.reused, shared = excluded.shared, disliked = excluded.disliked,
            paper_result = excluded.paper_result, population_data = excluded.population_data, paid_online = excluded.paid_online,
            counted_on = excluded.counted_on, late_after = excluded.late_after
        where kept.version < excluded.version
        returning area_before
        """, new
    {
        row.Dossier.Code, row.Dossier.Version, row.Area, row.Simulated, row.Dossier.Procedure, row.Dossier.Agency, row.Dossier.Channel,
        row.Dossier.Status, row.Dossier.ReceivedAt, row.Dossier.AcceptedAt, row.Dossier.DueAt, row.Dossier.EndedAt,
        row.Dossier.SupplementRequests, row.Dossier.SupplementSeconds, row.Dossier.FeeDong, row.Dossier.Synchronised,
        row.Dossier.ElectronicResult, row.Dossier.Digitised, row.Dossier.Reused, row.Dossier.Shared, row.Dossier.Disliked,
        row.Dossier.PaperResult, row.Dossier.PopulationData, row.Dossier.PaidOnline, row.CountedOn, row.LateAfter,
    }, ct);

    /// <summary>Keeps a petition when it is newer than the copy; answers the area of the copy before, or null when nothing changed.</summary>
    public static Task<string?> Keep(Work work, PetitionRow row, CancellationToken ct) => work.One<string>("""
        insert into petition as kept (code, version, area, area_before, simulated, category, channel, status, agency, started_at, due_at,
            ended_at, rating, counted_on, late_after)
        values (@Code, @Version, @Area, @Area, @Simulated, @Category, @Channel, @Status, @Agency, @OpenedAt, @DueAt,
            @AnsweredAt, @Rating, @CountedOn, @DueAt)
        on conflict (code) do update set version = excluded.version, area = excluded.area, area_before = kept.area,
            simulated = excluded.simulated, category = excluded.category, channel = excluded.channel, status = excluded.status,
            agency = excluded.agency, started_at = excluded.started_at, due_at = excluded.due_at, ended_at = excluded.ended_at,
            rating = excluded.rating, counted_on = excluded.counted_on, late_after = excluded.late_after
        where kept.version < excluded.version
        returning area_before
        """, new
    {
        row.Ticket.Code, row.Ticket.Version, row.Area, row.Simulated, row.Ticket.Category, row.Ticket.Channel, row.Ticket.Status,
        row.Ticket.Agency, row.Ticket.OpenedAt, row.Ticket.DueAt, row.Ticket.AnsweredAt, row.Ticket.Rating, row.CountedOn,
    }, ct);
}
