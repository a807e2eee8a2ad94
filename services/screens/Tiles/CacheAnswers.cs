using Ioc.Screens.Walls;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ioc.Screens.Tiles;

/// <summary>
/// Ready means: the tiles were read once. A Redis that went away later is said aloud but takes no replica out of service,
/// since each of them still serves what it has, with its age.
/// </summary>
public sealed class CacheAnswers(Mirror mirror, Board board, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var answers = mirror.AnsweredAt is { } at && clock.GetUtcNow() - at < Patience;
        return Task.FromResult(
            !board.Loaded ? HealthCheckResult.Unhealthy("no tiles were read from Redis yet")
            : answers ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded("Redis does not answer; walls show what is in memory"));
    }
}
