using Ioc.Areas;
using Ioc.Contracts;
using Ioc.Defaults;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scores;
using Ioc.Messaging;

namespace Ioc.Indicators.Counters;

/// <summary>Counts the current month of an area from its copied rows, and tells the score that the month has so far.</summary>
public sealed class CountFigures(RuleBook book, AreaTree areas) : ICounter<Figures>
{
    /// <summary>Name by which reactions touch the counter.</summary>
    public const string Counter = "scores";

    /// <inheritdoc/>
    public string Name => Counter;

    /// <inheritdoc/>
    public Figures Zero => Figures.None;

    /// <inheritdoc/>
    public Figures Add(Figures left, Figures right) => left + right;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AreaCounts<Figures>>> Count(Work work, IReadOnlyCollection<string> areas, CancellationToken ct)
    {
        var window = Window.Of(VietnamTime.DateOf(work.Now));
        var parts = await Tally.OfAreas(work.Connection, window, work.Now, areas, ct);
        return [.. parts.Select(x => new AreaCounts<Figures>(x.Area, x.Simulated, x.Figures))];
    }

    /// <summary>
    /// What was counted says itself when it changes next. So nothing is missed while the process is down, a month's end
    /// included, and no row is read to find that nothing happened.
    /// </summary>
    public Task<IReadOnlyList<string>> Shifted(Work work, DateTimeOffset from, DateTimeOffset to, CancellationToken ct) => work.Many<string>(
        "select area from leaf_total where counter = @Counter and (counts->>'changesAt')::timestamptz < @to", new { Counter, to }, ct);

    /// <inheritdoc/>
    public IFact Announce(string area, bool simulated, long version, DateTimeOffset asOf, Figures total)
    {
        var window = Window.Parse(total.Window)!;
        var score = LiveScore.Of(book, LevelOf(area), window, total);
        IndicatorsMetrics.Keep(area, score);
        return LiveScore.Changed(area, simulated, version, asOf, window, score);
    }

    private string LevelOf(string path) => areas.Versions(path[(path.LastIndexOf('.') + 1)..]).First(x => x.Path == path).Level;
}
