namespace Ioc.Indicators.Questions;

/// <summary>Counts outlooks while scores are told.</summary>
public sealed partial class KeepOutlooks(Outlooks outlooks, ILogger<KeepOutlooks> log) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await outlooks.Refresh(stoppingToken);
                await Task.Delay(Rest, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (Exception failure)
            {
                Waits(log, failure);
                await Task.Delay(Rest, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(5, LogLevel.Warning, "Counting of outlooks waits")]
    private static partial void Waits(ILogger log, Exception failure);
}
