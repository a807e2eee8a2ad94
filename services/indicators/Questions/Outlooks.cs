using System.Collections.Concurrent;
using Ioc.Areas;
using Ioc.Contracts.Indicators;
using Ioc.Defaults;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scores;

namespace Ioc.Indicators.Questions;

/// <summary>
/// What is told beside a score: rank, change, course, forecast, the cheapest points and the province's own indicators. They cost more than the score, which is told
/// several times a second: each told unit's are counted beside, at most every <see cref="KeptSeconds"/>, and told with the next score.
/// </summary>
public sealed class Outlooks(LiveScores live, Answers answers, Standings standings, AreaTree areas, OwnBook own, Figures figures, TimeProvider clock)
{
    /// <summary>How old they may be when they are counted again.</summary>
    public const int KeptSeconds = 30;

    private const int CheapestMax = 8;
    private const int MonthsTold = 12;
    private const decimal Tenth = 0.1m;
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, string Window, Func<ScoreChanged, ScoreChanged> Tell)> kept = [];
    private readonly ConcurrentDictionary<string, Scored> wanted = [];

    /// <summary>The fact with what is known beside the score; what is not known yet or too old is counted by the next <see cref="Refresh"/>.</summary>
    internal ScoreChanged Beside(ScoreChanged fact, Scored scored)
    {
        var known = kept.GetValueOrDefault(fact.Area);
        if (known.Window != fact.Window || clock.GetUtcNow() - known.At >= TimeSpan.FromSeconds(KeptSeconds)) wanted[fact.Area] = scored;
        return known.Window == fact.Window ? known.Tell(fact) : fact;
    }

    /// <summary>Counts what is wanted; answers how many units were.</summary>
    public async Task<int> Refresh(CancellationToken ct)
    {
        var counted = 0;
        foreach (var path in wanted.Keys)
        {
            if (!wanted.TryRemove(path, out var scored)) continue;
            var began = clock.GetTimestamp();
            kept[path] = (clock.GetUtcNow(), scored.Scope.Window.Name, await Tell(scored, ct));
            counted++;
            // Facts come first: this takes a third of one processor at most.
            await Task.Delay(2 * clock.GetElapsedTime(began), ct);
        }
        return counted;
    }

    /// <summary>The forecast of a year to date; null while too little is known.</summary>
    /// <param name="target">Points to reach; the best class, when absent.</param>
    internal async Task<Forecast?> Forecast(Scored year, decimal? target, CancellationToken ct)
    {
        var (window, today) = (year.Scope.Window, clock.Today());
        var weeks = new List<(Area, Scope)>();
        for (var week = Window.Of(window.First.AddDays(6), WindowKind.Week); week.Last < today; week = Window.Of(week.Next, WindowKind.Week))
            weeks.Add((year.Area, new Scope(year.Scope.Paths, week)));
        var left = (window.Last.DayNumber - today.DayNumber) / 7m;
        return Forecaster.Of(
            year.Rules, year.Area.Level, year.Inputs, [.. (await live.OfEach(weeks, ct)).Select(x => x.Inputs)], Math.Max(0, left), target ?? year.Rules.Classes[0].From);
    }

    private async Task<Func<ScoreChanged, ScoreChanged>> Tell(Scored scored, CancellationToken ct)
    {
        var root = areas.PathOf(scored.Area.Code, scored.Scope.Window.Last).FirstOrDefault() ?? scored.Area;
        var place = (await standings.Of(root, scored.Scope.Window, ct)).Of(scored.Area.Code, scored.Area.Level);
        var before = await live.Of(scored.Area, new Scope(scored.Area.Path, scored.Scope.Window.Before), ct);
        var year = await live.Of(scored.Area, new Scope(scored.Area.Path, Window.Of(clock.Today(), WindowKind.Year)), ct);
        var forecast = await Forecast(year, null, ct);
        var told = forecast is null ? null : new ScoreForecast(forecast.Value, forecast.Low, forecast.High, forecast.Target, forecast.Chance);
        var cheapest = WaysUp(scored, forecast?.Target ?? scored.Rules.Classes[0].From).Select(x => new CheapPoints(x.Metric, x.Points, x.Change, x.Unit, x.TextVi, x.TextEn)).ToList();
        var course = await Course(scored, ct);
        var beside = OwnResult.Of(own, scored, await figures.Of(scored.Scope, ct)).Select(x =>
            new OwnRate(x.Code, x.Name.Vi, x.Name.En, x.Numerator, x.Denominator, x.Value, x.TargetPercent, x.Reached)).ToList();
        return fact => fact with
        {
            Rank = place?.Rank, Ranked = place?.Ranked, Delta = !Answers.IsKnown(before) || before.Result.Max != fact.Max ? null : fact.Score - before.Result.Score, Forecast = told, Cheapest = cheapest,
            Series = [.. course, new(fact.Window, fact.Score, fact.Max)], Own = beside.Count == 0 ? null : beside,
        };
    }

    /// <summary>The months before this one.</summary>
    private async Task<List<ScorePoint>> Course(Scored scored, CancellationToken ct)
    {
        var points = new List<ScorePoint>();
        foreach (var window in Enumerable.Range(1, MonthsTold - 1).Select(ago => Window.Of(scored.Scope.Window.First.AddMonths(-ago))).Reverse())
            if (await answers.In(scored.Area, window, ct) is { } known) points.Add(new(window.Name, known.Result.Score, known.Result.Max));
        return points;
    }

    /// <summary>The cheapest plan to the target, or all that is left when none reaches it; then the next tenth in the other metrics.</summary>
    private static IEnumerable<CheapestStep> WaysUp(Scored scored, decimal target)
    {
        var plan = Cheapest.ToGain(scored.Rules, scored.Area.Level, scored.Inputs, target - scored.Result.Score);
        var ways = plan.Reached ? plan.Steps : Cheapest.ByMetric(scored.Rules, scored.Area.Level, scored.Inputs, 100);
        return ways.OrderBy(x => x.Change / x.Points)
            .Concat(Cheapest.ByMetric(scored.Rules, scored.Area.Level, scored.Inputs, Tenth).Where(x => ways.All(way => way.Metric != x.Metric))).Take(CheapestMax);
    }
}
