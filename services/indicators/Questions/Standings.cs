using System.Collections.Concurrent;
using Ioc.Areas;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Scores;
using Microsoft.Extensions.Options;

namespace Ioc.Indicators.Questions;

/// <summary>
/// Ranks what lies below a unit. The counters are in memory, but a province is some hundred scores: a ranking is kept for a
/// moment (<see cref="QuestionOptions"/>), and while one count runs whoever asks is answered with the last one.
/// </summary>
public sealed class Standings(LiveScores live, Figures figures, AreaTree areas, TimeProvider clock, IOptions<QuestionOptions> options)
{
    private const int KeptMax = 200;
    private const int StaleTimes = 10;
    private readonly ConcurrentDictionary<(string Path, string Window), Kept> kept = [];

    /// <summary>The standing below a unit.</summary>
    public Task<Standing> Of(Area root, Window window, CancellationToken ct)
    {
        if (kept.Count >= KeptMax) kept.Clear();
        var one = kept.GetOrAdd((root.Path, window.Name), _ => new Kept());
        var keptFor = TimeSpan.FromMilliseconds(window.IsOpen(clock.GetUtcNow()) ? options.Value.RankingKeptMilliseconds : options.Value.ClosedRankingKeptMilliseconds);
        lock (one)
        {
            var age = one.Standing is null ? TimeSpan.MaxValue : clock.GetElapsedTime(one.Stamp);
            if (one.Standing is { } known && (age < keptFor || one.Of == figures.Counted)) return Task.FromResult(known);
            if (one.Running is not { IsCompleted: false }) one.Running = Task.Run(() => Count(one, root, window), CancellationToken.None);
            return one.Standing is { } stale && age < StaleTimes * keptFor ? Task.FromResult(stale) : one.Running.WaitAsync(ct);
        }
    }

    private async Task<Standing> Count(Kept one, Area root, Window window)
    {
        var (counted, stamp) = (figures.Counted, clock.GetTimestamp());
        var standing = await Count(root, window, clock.GetUtcNow(), CancellationToken.None);
        lock (one) (one.Standing, one.Of, one.Stamp) = (standing, counted, stamp);
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

    private sealed class Kept
    {
        public Standing? Standing { get; set; }
        public (long, object) Of { get; set; }
        public long Stamp { get; set; }
        public Task<Standing>? Running { get; set; }
    }
}
