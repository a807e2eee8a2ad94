using System.Collections.Concurrent;
using Ioc.Areas;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Scores;

namespace Ioc.Indicators.Questions;

/// <summary>
/// Ranks what lies below a unit. The counters are in memory, but a province is a hundred scores: a ranking is kept until
/// the counters change, so that many who ask cost one count.
/// </summary>
public sealed class Standings(LiveScores live, Figures figures, AreaTree areas, TimeProvider clock)
{
    private const int KeptMax = 200;
    private readonly ConcurrentDictionary<(string Path, string Window), ((long, object) Of, Standing Standing)> kept = [];

    /// <summary>The standing below a unit.</summary>
    public async Task<Standing> Of(Area root, Window window, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var key = (root.Path, window.Name);
        var counted = figures.Counted;
        if (kept.TryGetValue(key, out var known) && known.Of == counted) return known.Standing with { AsOf = now };
        if (kept.Count >= KeptMax) kept.Clear();
        var standing = await Count(root, window, now, ct);
        kept[key] = (counted, standing);
        return standing;
    }

    private async Task<Standing> Count(Area root, Window window, DateTimeOffset now, CancellationToken ct)
    {
        var on = areas.Find(root.Code, window.Last)?.Path == root.Path ? window.Last : window.First;
        var units = areas.All(on).Where(x => AreaPath.IsUnder(x.Path, root.Path)).ToList();
        var agencies = figures.Agencies(root.Path).Where(x => x.Length > 0).ToList();
        var scores = await live.OfEach(
        [
            .. units.Select(x => (x, new Scope(x.Path, window))),
            .. agencies.Select(x => (root, new Scope([root.Path], window, Agency: x))),
        ], ct);
        var (own, theirs) = (scores.Take(units.Count).ToList(), scores.Skip(units.Count).ToList());
        var places = Ranking.Of(own.Where(x => x.Area.Code != root.Code).Select(x => Contender(x.Area.Code, x.Area.Level, x))
            .Concat(agencies.Zip(theirs, (code, x) => Contender(code, Standing.Agency, x))));
        return new(window, own.ToDictionary(x => x.Area.Code), agencies.Zip(theirs).ToDictionary(x => x.First, x => x.Second), places, now);
    }

    private static Contender Contender(string code, string kind, Scored scored) =>
        new(code, kind, scored.Result.Score, Answers.IsKnown(scored) ? scored.Result.Max : 0, scored.Result.Groups);
}
