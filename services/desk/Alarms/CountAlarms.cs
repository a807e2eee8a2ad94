using Ioc.Areas;
using Ioc.Contracts;
using Ioc.Contracts.Desk;
using Ioc.Defaults;
using Ioc.Desk.Rules;
using Ioc.Messaging;
using Microsoft.Extensions.Options;

namespace Ioc.Desk.Alarms;

/// <summary>Counts the alarms of an area, and how well they do, from their rows.</summary>
public sealed class CountAlarms(RuleBook book, AreaTree areas, IOptions<DeskOptions> options) : ICounter<AlarmTotals>
{
    /// <summary>Name by which acts touch the counter.</summary>
    public const string Counter = "alarms";

    /// <inheritdoc/>
    public string Name => Counter;

    /// <inheritdoc/>
    public AlarmTotals Zero => AlarmTotals.Zero;

    /// <inheritdoc/>
    public AlarmTotals Add(AlarmTotals left, AlarmTotals right) => left + right;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AreaCounts<AlarmTotals>>> Count(Work work, IReadOnlyCollection<string> wanted, CancellationToken ct)
    {
        var rules = (await book.InForce(work, ct)).ToDictionary(x => x.Code);
        var asked = new
        {
            areas = wanted.ToArray(), hour = work.Now.AddHours(-1), day = work.Now.AddDays(-1), chattering = Chattering(work.Now),
        };
        var standing = (await work.Many<Alarm>($"select {AlarmRows.Columns} from alarm where area = any(@areas) and state <> 'normal'", asked, ct)).ToLookup(x => x.Area);
        var raises = (await work.Many<Raise>("""
            select a.area, a.id, a.rule, coalesce(s.name_vi, a.source) as source_vi, coalesce(s.name_en, a.source) as source_en,
                r.at, r.at > @hour as within_hour, r.at > @chattering as within_chattering
            from raise r join alarm a on a.id = r.alarm
            left join lateral (select name_vi, name_en from signal where origin = split_part(a.source, '/', 1) limit 1) s on true where a.area = any(@areas) and r.at > least(@day, @chattering)
            """, asked, ct)).ToLookup(x => x.Area);
        return [.. wanted.Select(area => new AreaCounts<AlarmTotals>(
            area, standing[area].Any(x => x.Simulated), Total([.. standing[area]], [.. raises[area]], rules, work.Now)))];
    }

    /// <inheritdoc/>
    /// <remarks>At the start every unit in force is counted, so that a wall shows no alarm rather than nothing.</remarks>
    public async Task<IReadOnlyList<string>> Shifted(Work work, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var counted = await work.Many<string>(to - from >= TimeSpan.FromDays(1) ? "select distinct area from alarm" : """
            select distinct area from alarm
            where state <> 'normal' and raised_at + make_interval(hours => @StaleAfterHours) between @from and @to
            union
            select distinct a.area from raise r join alarm a on a.id = r.alarm
            where r.at + make_interval(mins => @ChatteringWithinMinutes) between @from and @to or r.at + interval '1 day' between @from and @to
            """, new { from, to, options.Value.StaleAfterHours, options.Value.ChatteringWithinMinutes }, ct);
        return to - from >= TimeSpan.FromDays(1) ? [.. counted.Union(areas.All(VietnamTime.DateOf(to)).Select(x => x.Path))] : counted;
    }

    /// <inheritdoc/>
    public IFact Announce(string area, bool simulated, long version, DateTimeOffset asOf, AlarmTotals total)
    {
        DeskMetrics.Keep(area, total.High, total.Medium, total.Low, total.Unacknowledged);
        return new AlarmCountsChanged(area, simulated, version, asOf, total.Told(asOf));
    }

    private DateTimeOffset Chattering(DateTimeOffset now) => now.AddMinutes(-options.Value.ChatteringWithinMinutes);

    private AlarmTotals Total(IReadOnlyList<Alarm> alarms, IReadOnlyList<Raise> raises, Dictionary<string, Rule> rules, DateTimeOffset now)
    {
        var active = alarms.Where(x => x.State.IsActive()).ToList();
        long Of(string priority) => active.Count(x => x.Priority == priority);
        long Stand(Standing state) => alarms.Count(x => x.State == state);
        AlarmGroup Group(string rule, string prefixVi, string prefixEn, long count) => new(rule,
            prefixVi + rules.GetValueOrDefault(rule)?.NameVi, prefixEn + rules.GetValueOrDefault(rule)?.NameEn, count);
        AlarmGroup Often(Raise x, long count) => Group(x.Rule, x.SourceVi + ": ", x.SourceEn + ": ", count);
        return new AlarmTotals(
            Of("high"), Of("medium"), Of("low"),
            active.Count(x => x.AcknowledgedAt is null) + Stand(Standing.Returned), Stand(Standing.Returned),
            Stand(Standing.Shelved), Stand(Standing.Suppressed), Stand(Standing.OutOfService),
            AlarmTotals.MostUrgent(alarms.Where(x => !x.State.IsHidden()).Select(x => x.Told(rules.GetValueOrDefault(x.Rule)))),
            AlarmTotals.Grouped(active.Select(x => Group(x.Rule, "", "", 1))),
            raises.Where(x => x.WithinHour).GroupBy(x => Flood.MinuteOf(x.At)).OrderBy(x => x.Key).ToDictionary(x => x.Key, x => x.Count()),
            raises.Where(x => x.WithinChattering).GroupBy(x => x.Id).Count(x => x.Count() >= options.Value.ChatteringRaises),
            active.Count(x => x.RaisedAt < now.AddHours(-options.Value.StaleAfterHours)),
            AlarmTotals.Top(raises.GroupBy(x => x.Id).Select(x => Often(x.First(), x.Count()))));
    }

    private sealed record Raise
    {
        public required string Area { get; init; }
        public required string Id { get; init; }
        public required string Rule { get; init; }
        public required string SourceVi { get; init; }
        public required string SourceEn { get; init; }
        public DateTimeOffset At { get; init; }
        public bool WithinHour { get; init; }
        public bool WithinChattering { get; init; }
    }
}
