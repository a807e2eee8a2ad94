using Microsoft.Extensions.Options;

namespace Ioc.Screens.Walls;

/// <summary>Turns every wall as soon as something was put, and at an even pace; ends the streams when the service stops.</summary>
public sealed class Pace(Board board, TimeProvider clock, IOptions<ScreensOptions> options, IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <summary>Turns without news: what waited for its span, those who joined, and beats.</summary>
    public const int TurnEveryMilliseconds = 10;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Before the server waits for open requests to end, which streams do not do by themselves.
        using var stopping = lifetime.ApplicationStopping.Register(EndStreams);
        var frameEvery = TimeSpan.FromMilliseconds(options.Value.FrameEveryMilliseconds);
        var beatEvery = TimeSpan.FromSeconds(options.Value.BeatEverySeconds);
        await using var timer = clock.CreateTimer(_ => board.Wake(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(TurnEveryMilliseconds));
        await foreach (var _ in board.Woken.ReadAllAsync(stoppingToken).ConfigureAwait(false))
            foreach (var wall in board.Walls)
                ScreensMetrics.FramesSent.Add(wall.Turn(clock.GetUtcNow(), frameEvery, beatEvery));
    }

    private void EndStreams()
    {
        foreach (var wall in board.Walls) wall.End();
    }
}
