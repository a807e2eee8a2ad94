using Ioc.Contracts.Desk;

namespace Ioc.Desk.Alarms;

/// <summary>What is counted of the alarms of an area. Two areas are added exactly: each alarm lies in one of them.</summary>
/// <param name="List">The most urgent, at most <see cref="ListedMax"/>.</param>
/// <param name="Groups">The standing alarms by rule.</param>
/// <param name="Raises">Raises of the last hour by minute since 1970.</param>
/// <param name="TopTen">Rules and sources that raised most within a day.</param>
public sealed record AlarmTotals(
    long High, long Medium, long Low, long Unacknowledged, long Returned, long Shelved, long Suppressed, long OutOfService,
    IReadOnlyList<AlarmState> List, IReadOnlyList<AlarmGroup> Groups, IReadOnlyDictionary<long, int> Raises,
    long Chattering, long Stale, IReadOnlyList<AlarmGroup> TopTen)
{
    /// <summary>Alarms told one by one: with their texts they must fit a message of 64 KiB.</summary>
    public const int ListedMax = 20;

    private const int TopMax = 10;

    private static readonly string[] Order = ["high", "medium", "low"];

    /// <summary>Nothing at all.</summary>
    public static AlarmTotals Zero { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, [], [], new Dictionary<long, int>(), 0, 0, []);

    /// <summary>Both together.</summary>
    public static AlarmTotals operator +(AlarmTotals left, AlarmTotals right) => new(
        left.High + right.High, left.Medium + right.Medium, left.Low + right.Low, left.Unacknowledged + right.Unacknowledged,
        left.Returned + right.Returned, left.Shelved + right.Shelved, left.Suppressed + right.Suppressed, left.OutOfService + right.OutOfService,
        MostUrgent(left.List.Concat(right.List)), Grouped(left.Groups.Concat(right.Groups)),
        left.Raises.Concat(right.Raises).GroupBy(x => x.Key).OrderBy(x => x.Key).ToDictionary(x => x.Key, x => x.Sum(y => y.Value)),
        left.Chattering + right.Chattering, left.Stale + right.Stale, Top(left.TopTen.Concat(right.TopTen)));

    /// <summary>What lasts before what is over; then by priority, what nobody has answered, what is escalated, the newest.</summary>
    public static IReadOnlyList<AlarmState> MostUrgent(IEnumerable<AlarmState> alarms) =>
    [
        .. alarms.OrderBy(x => x.State == "returned").ThenBy(x => Array.IndexOf(Order, x.Priority)).ThenBy(x => x.AcknowledgedAt is not null)
            .ThenByDescending(x => x.Escalated).ThenByDescending(x => x.RaisedAt).ThenBy(x => x.Id, StringComparer.Ordinal).Take(ListedMax),
    ];

    /// <summary>Groups of the same rule made one, most first.</summary>
    public static IReadOnlyList<AlarmGroup> Grouped(IEnumerable<AlarmGroup> groups) =>
    [
        .. groups.GroupBy(x => x.Rule).Select(x => x.First() with { Count = x.Sum(y => y.Count) })
            .OrderByDescending(x => x.Count).ThenBy(x => x.Rule, StringComparer.Ordinal),
    ];

    /// <summary>The ten that raised most.</summary>
    public static IReadOnlyList<AlarmGroup> Top(IEnumerable<AlarmGroup> groups) =>
        [.. groups.OrderByDescending(x => x.Count).ThenBy(x => x.Rule, StringComparer.Ordinal).ThenBy(x => x.NameVi, StringComparer.Ordinal).Take(TopMax)];

    /// <summary>What is told at an instant.</summary>
    public AlarmCounts Told(DateTimeOffset now) => new(
        High, Medium, Low, Unacknowledged, Returned, Shelved, Suppressed, OutOfService, List, Flood.IsOn(Raises, now), Groups,
        new AlarmMeasures(Raises.Where(x => x.Key > Flood.MinuteOf(now) - 60).Sum(x => x.Value), Chattering, Stale, TopTen));
}
