using Microsoft.Extensions.Options;

namespace Ioc.Screens.Walls;

/// <summary>Turns every wall at an even pace, and ends the streams when the service stops.</summary>
public sealed class Pace(Board board, TimeProvider clock, IOptions<ScreensOptions> options, IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <summary>Gathers the tiles that one recount announces into one frame, and is all that a change waits on a quiet wall.</summary>
    public const int GatherMilliseconds = 10;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Before the server waits for open requests to end, which streams do not do by themselves.
        using var stopping = lifetime.ApplicationStopping.Register(EndStreams);
        var frameEvery = TimeSpan.FromMilliseconds(options.Value.FrameEveryMilliseconds);
        var beatEvery = TimeSpan.FromSeconds(options.Value.BeatEverySeconds);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(GatherMilliseconds), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            foreach (var wall in board.Walls)
                ScreensMetrics.FramesSent.Add(wall.Turn(clock.GetUtcNow(), frameEvery, beatEvery));
    }

    private void EndStreams()
    {
        foreach (var wall in board.Walls) wall.End();
    }
}
