using Ioc.Contracts;
using Ioc.Contracts.Hotline;
using Ioc.Messaging;

namespace Ioc.Hotline.Tickets;

/// <summary>What waits in one area by channel, category and agency, with the nearest clocks and the places of reports.</summary>
/// <param name="Clocks">Nearest first, at most <see cref="ClocksMax"/>.</param>
/// <param name="Places">Of each area on its own; sums only join them, so that no difference of two areas shows a smaller cell.</param>
/// <param name="AnsweredThisMonth">Answered since the first of the month.</param>
/// <param name="OnTimeThisMonth">Of these, by their due instant.</param>
public sealed record TicketGroups(
    IReadOnlyList<GroupCount> Channels, IReadOnlyList<GroupCount> Categories, IReadOnlyList<GroupCount> Agencies,
    IReadOnlyList<TicketClock> Clocks, IReadOnlyList<TicketPlace> Places, long AnsweredThisMonth, long OnTimeThisMonth)
{
    /// <summary>Clocks that are told.</summary>
    public const int ClocksMax = 12;

    /// <summary>Nothing waits.</summary>
    public static TicketGroups None { get; } = new([], [], [], [], [], 0, 0);

    /// <summary>Group by group; the nearest of both clocks; both places.</summary>
    public static TicketGroups operator +(TicketGroups left, TicketGroups right) => new(
        Groups.Add(left.Channels, right.Channels), Groups.Add(left.Categories, right.Categories), Groups.Add(left.Agencies, right.Agencies),
        Nearest(left.Clocks.Concat(right.Clocks)), TicketPlaces.Join(left.Places.Concat(right.Places)),
        left.AnsweredThisMonth + right.AnsweredThisMonth, left.OnTimeThisMonth + right.OnTimeThisMonth);

    /// <summary>The nearest clocks, in one order however they were found.</summary>
    public static IReadOnlyList<TicketClock> Nearest(IEnumerable<TicketClock> clocks) =>
        [.. clocks.OrderBy(x => x.DueAt).ThenBy(x => x.Code, StringComparer.Ordinal).Take(ClocksMax)];
}
