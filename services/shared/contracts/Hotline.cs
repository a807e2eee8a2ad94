using System.Numerics;

namespace Ioc.Contracts.Hotline;

/// <summary>One 1022 ticket (phiếu phản ánh) without its text and its reporter.</summary>
/// <param name="Code">Unique inside the installation.</param>
/// <param name="Version">Grows by one with each change; the newer wins.</param>
/// <param name="Category">Field of the report, in the words of the hotline; may be empty.</param>
/// <param name="Channel">phone, web, app, zalo, facebook, email, portal, sms, open311 or import.</param>
/// <param name="Status">opened, received, assigned, answered or other.</param>
/// <param name="Agency">Handling unit, when assigned.</param>
/// <param name="Procedural">True when it counts as a petition on procedures or officials (FACTS 1.3, 5.2).</param>
/// <param name="OpenedAt">Instant of receipt.</param>
/// <param name="DueAt">Answer due by the deadline of its category (working days).</param>
/// <param name="AnsweredAt">Instant of the answer.</param>
/// <param name="Rating">1 to 5, when the citizen rated the answer.</param>
public sealed record TicketState(
    string Code, long Version, string Category, string Channel, string Status, string? Agency, bool Procedural,
    DateTimeOffset OpenedAt, DateTimeOffset DueAt, DateTimeOffset? AnsweredAt, int? Rating);

/// <summary>A ticket was taken in.</summary>
[Fact("hotline", "ticket-opened")]
public sealed record TicketOpened(string Area, bool Simulated, TicketState Ticket) : IFact;

/// <summary>A ticket was taken in whose answer is due within the hours that the province calls urgent.</summary>
/// <param name="CategoryEn">English name of its category; absent when the province gave none.</param>
[Fact("hotline", "urgent-ticket-opened")]
public sealed record UrgentTicketOpened(string Area, bool Simulated, TicketState Ticket, string? CategoryEn = null) : IFact;

/// <summary>A ticket was given to a handling agency.</summary>
[Fact("hotline", "ticket-assigned")]
public sealed record TicketAssigned(string Area, bool Simulated, TicketState Ticket) : IFact;

/// <summary>A ticket was answered.</summary>
[Fact("hotline", "ticket-answered")]
public sealed record TicketAnswered(string Area, bool Simulated, TicketState Ticket) : IFact;

/// <summary>The citizen rated an answer.</summary>
[Fact("hotline", "ticket-rated")]
public sealed record TicketRated(string Area, bool Simulated, TicketState Ticket) : IFact;

/// <summary>Totals of one area and all below it, counted by the owner. Unit: tickets.</summary>
/// <param name="Open">Not answered yet.</param>
/// <param name="NearBreach">Open and due within the warning span.</param>
/// <param name="Overdue">Open past the due instant.</param>
/// <param name="OpenedToday">Taken in since local midnight.</param>
/// <param name="AnsweredToday">Answered since local midnight.</param>
/// <param name="Rated">Answers with a rating.</param>
/// <param name="Satisfied">Ratings of 4 and 5.</param>
public sealed record TicketCounts(
    long Open, long NearBreach, long Overdue, long OpenedToday, long AnsweredToday, long Rated, long Satisfied)
    : IAdditionOperators<TicketCounts, TicketCounts, TicketCounts>
{
    /// <summary>Field by field.</summary>
    public static TicketCounts operator +(TicketCounts left, TicketCounts right) => new(
        left.Open + right.Open, left.NearBreach + right.NearBreach, left.Overdue + right.Overdue,
        left.OpenedToday + right.OpenedToday, left.AnsweredToday + right.AnsweredToday,
        left.Rated + right.Rated, left.Satisfied + right.Satisfied);
}

/// <summary>The owner counted again; a lower <paramref name="Version"/> than the one known is old news.</summary>
[Fact("hotline", "ticket-counts-changed")]
public sealed record TicketCountsChanged(string Area, bool Simulated, long Version, DateTimeOffset AsOf, TicketCounts Counts) : IFact;

/// <summary>An open ticket whose due instant is still ahead.</summary>
/// <param name="Area">Area path.</param>
public sealed record TicketClock(string Code, string Category, string? Agency, DateTimeOffset DueAt, string Area);

/// <summary>Reports of about one place: a cell of 0.01 degree, or a wider one where fewer than five would stand alone (FACTS 6).</summary>
/// <param name="Lat">Degrees north of its middle, two decimals.</param>
/// <param name="Lon">Degrees east of its middle, two decimals.</param>
/// <param name="Tickets">Five or more.</param>
public sealed record TicketPlace(double Lat, double Lon, long Tickets);

/// <summary>What waits in an area and all below it, by channel, category and agency; told less often than the plain totals.</summary>
/// <param name="Clocks">The nearest due instants ahead, nearest first.</param>
/// <param name="Places">Where reports of the last days came from, most first.</param>
/// <param name="AnsweredThisMonth">Answered since the first of the month.</param>
/// <param name="OnTimeThisMonth">Of these, by their due instant.</param>
[Fact("hotline", "ticket-group-counts-changed")]
public sealed record TicketGroupCountsChanged(
    string Area, bool Simulated, long Version, DateTimeOffset AsOf, IReadOnlyList<GroupCount> Channels, IReadOnlyList<GroupCount> Categories,
    IReadOnlyList<GroupCount> Agencies, IReadOnlyList<TicketClock> Clocks, IReadOnlyList<TicketPlace> Places,
    long AnsweredThisMonth, long OnTimeThisMonth) : IFact;
