using Ioc.Contracts;
using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Hotline;

namespace Ioc.Tests.Slices.Indicators;

/// <summary>Short words for the facts that the catalogue and the hotline tell.</summary>
internal static class Story
{
    public const string AnPhu = "74.725.25975";
    public const string ThuanGiao = "74.725.25972";
    public const string DiAn = "74.724.25942";

    /// <summary>An instant in Vietnam, June 2025 unless the month is said.</summary>
    public static DateTimeOffset At(int day, int hour = 9, int month = 6) => new DateTimeOffset(2025, month, day, hour, 0, 0, TimeSpan.FromHours(7)).ToUniversalTime();

    /// <summary>A dossier accepted at a counter, due after 5 days, open, with nothing done for it yet.</summary>
    public static DossierState Dossier(string code, DateTimeOffset acceptedAt, long version = 1) => new(
        code, version, "1.004859", "H09", "direct", 2, acceptedAt, acceptedAt.AddDays(5), null, 0,
        false, false, false, false, false, false, acceptedAt);

    /// <summary>The next version, finished.</summary>
    public static DossierState Finished(this DossierState dossier, DateTimeOffset at) =>
        dossier with { Version = dossier.Version + 1, Status = 9, EndedAt = at };

    /// <summary>A petition, due after 15 days.</summary>
    public static TicketState Petition(string code, DateTimeOffset openedAt, long version = 1) => new(
        code, version, "Thủ tục hành chính", "phone", "opened", null, true, openedAt, openedAt.AddDays(15), null, null);

    /// <summary>The next version, answered.</summary>
    public static TicketState Answered(this TicketState ticket, DateTimeOffset at, int? rating = null) =>
        ticket with { Version = ticket.Version + 1, Status = "answered", AnsweredAt = at, Rating = rating };

    /// <summary>The fact that the catalogue tells of a version.</summary>
    public static IFact Told(this DossierState dossier, string area = AnPhu, bool simulated = false) => dossier.Version == 1
        ? new DossierReceived(area, simulated, dossier) : new DossierMoved(area, simulated, dossier);

    /// <summary>The fact that the hotline tells of a version.</summary>
    public static IFact Told(this TicketState ticket, string area = AnPhu, bool simulated = false) => ticket switch
    {
        { Version: 1 } => new TicketOpened(area, simulated, ticket),
        { Rating: not null } => new TicketRated(area, simulated, ticket),
        { Status: "answered" } => new TicketAnswered(area, simulated, ticket),
        _ => new TicketAssigned(area, simulated, ticket),
    };
}
