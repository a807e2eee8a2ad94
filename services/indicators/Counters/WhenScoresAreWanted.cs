using Ioc.Contracts.Screens;
using Ioc.Messaging;

namespace Ioc.Indicators.Counters;

/// <summary>A screen lost what it knew: every score is told again.</summary>
public sealed class WhenScoresAreWanted : IReact<TotalsWanted>
{
    /// <inheritdoc/>
    public Task When(TotalsWanted fact, Work work, CancellationToken ct)
    {
        work.Touch(CountScores.Counter, "*");
        return Task.CompletedTask;
    }
}
