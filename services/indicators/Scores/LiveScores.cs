using Ioc.Areas;
using Ioc.Contracts.Indicators;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scoring;

namespace Ioc.Indicators.Scores;

/// <summary>Turns counters into scores. A metric that nobody feeds is missing, never 0; what a level inherits is counted where it comes from.</summary>
public sealed class LiveScores(Figures figures, RuleBook book, AreaTree areas)
{
    /// <summary>The score of a unit in a scope.</summary>
    /// <exception cref="InvalidOperationException">No rule set is in force on the window's last day.</exception>
    public async Task<Scored> Of(Area area, Scope scope, CancellationToken ct) => (await OfEach([(area, scope)], ct))[0];

    /// <summary>The scores of several units, in their order.</summary>
    /// <exception cref="InvalidOperationException">No rule set is in force on a window's last day.</exception>
    public async Task<IReadOnlyList<Scored>> OfEach(IReadOnlyList<(Area Area, Scope Scope)> asked, CancellationToken ct)
    {
        var above = new Dictionary<Scope, Sum>();
        var scores = new List<Scored>(asked.Count);
        foreach (var (area, scope) in asked)
        {
            var higher = Above(area.Path, scope);
            if (!above.TryGetValue(higher, out var inherited)) above[higher] = inherited = await figures.Of(higher, ct);
            scores.Add(Of(area, await figures.Of(scope, ct), inherited));
        }
        return scores;
    }

    /// <summary>The score of a unit with everything in memory, as it is now.</summary>
    internal Scored Of(Area area, Window window)
    {
        var scope = new Scope(area.Path, window);
        return Of(area, figures.Of(scope), figures.Of(Above(area.Path, scope)));
    }

    /// <summary>The fact that tells a score. A metric whose denominator of 0 leaves it out is left out here too.</summary>
    internal static ScoreChanged Changed(Scored scored, long version, DateTimeOffset asOf) => new(
        scored.Area.Path, scored.Simulated, version, asOf, scored.Scope.Window.Name, scored.Result.RuleSet, scored.Result.Score, scored.Result.Max, scored.Result.Class,
        [.. scored.Result.Groups.Select(x => new GroupScore(x.Code, x.Score, x.Max))],
        [
            .. from metric in scored.Result.Metrics
               where metric.Score is not null
               select new MetricScore(metric.Code, metric.Group, metric.Score!.Value, metric.Max, metric.Numerator!.Value, metric.Denominator!.Value,
                   scored.Flags.GetValueOrDefault(metric.Code)),
        ]);

    // What is inherited comes from the whole province; an agency of the province inherits it too.
    private Scope Above(string path, Scope scope) => areas.LevelOf(path) == Area.Levels[0] && scope.Agency is null
        ? scope : new Scope([.. scope.Paths.Select(x => x.Split('.')[0]).Distinct()], scope.Window) { AsKnownAt = scope.AsKnownAt };

    private Scored Of(Area area, Sum own, Sum above)
    {
        var rules = book.On(own.Scope.Window.Last) ?? throw new InvalidOperationException($"No rule set is in force on {own.Scope.Window.Last:yyyy-MM-dd}.");
        var (inputs, flags) = (new List<MetricInput>(), new Dictionary<string, IReadOnlyList<string>>());
        foreach (var metric in rules.ScoredAt(area.Level))
        {
            if (metric.Counters is not { } names) continue;
            var inherited = metric.InheritedBy.Contains(area.Level) || (own.Scope.Agency is not null && metric.InheritedBy.Count > 0);
            var sum = inherited ? above : own;
            if (sum[names.Numerator] is not { } count || sum[names.Denominator] is not { } whole) continue;
            inputs.Add(new MetricInput(metric.Code, Math.Clamp(count, 0, Math.Max(0, whole)), Math.Max(0, whole)));
            List<string> said = [.. Counter.All[names.Numerator].Flags(sum), .. Counter.All[names.Denominator].Flags(sum)];
            if (said.Count > 0) flags[metric.Code] = [.. said.Distinct()];
        }
        return new Scored(area, own.Scope, rules, Scorer.Compute(rules, area.Level, inputs), inputs, flags, own.Simulated, own.AsOf);
    }
}
