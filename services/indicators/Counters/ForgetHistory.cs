namespace Ioc.Indicators.Counters;

/// <summary>Lets go, once a minute, of some of the history that is no longer kept.</summary>
public sealed partial class ForgetHistory(History history, TimeProvider clock, ILogger<ForgetHistory> log) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rest, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await timer.WaitForNextTickAsync(stoppingToken)) return;
                await history.Forget(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (Exception failure) { Waits(log, failure); }
        }
    }

    [LoggerMessage(6, LogLevel.Warning, "The history waits to be shortened")]
    private static partial void Waits(ILogger log, Exception failure);
}
