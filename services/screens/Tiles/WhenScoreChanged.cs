using System.Globalization;
using Ioc.Contracts.Indicators;
using Ioc.Messaging;

namespace Ioc.Screens.Tiles;

/// <summary>Shows Index 766 of the latest month, with the groups and metrics behind it and the province's own indicators beside it.</summary>
public sealed class WhenScoreChanged(Shelf shelf) : IListen<ScoreChanged>
{
    /// <inheritdoc/>
    public Task When(ScoreChanged fact, CancellationToken ct)
    {
        if (!DateOnly.TryParseExact(fact.Window + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return Task.CompletedTask;
        var word = new Word("score-changed", fact.Area, fact.Simulated, fact.Version, fact.AsOf, (month.Year * 100) + month.Month);
        return shelf.PutIfNewer(word, [Shape(fact)], ct);
    }

    private static Tile Shape(ScoreChanged fact) => new("index766.score", (double)fact.Score, "points")
    {
        Drawn = true,
        Detail = new
        {
            fact.Window,
            fact.RuleSet,
            fact.Max,
            fact.Class,
            fact.Rank,
            fact.Ranked,
            fact.Delta,
            fact.Forecast,
            Groups = fact.Groups.Select(x => new { x.Code, x.Score, x.Max }),
            Metrics = fact.Metrics.Select(x => new { x.Code, x.Score, x.Max, x.Numerator, x.Denominator, x.Flags }),
            fact.Cheapest,
            fact.Series,
            fact.Own,
        },
    };
}
