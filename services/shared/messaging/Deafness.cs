using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Messaging;

/// <summary>
/// Ends a process that no longer hears its queue although the broker answers; whoever runs it starts it again. MassTransit 8.4 can
/// wait for ever behind a message whose acknowledgement failed when the broker went away (MassTransit report #5692).
/// </summary>
internal sealed partial class Deafness(Broker broker, IBusControl bus, IHostApplicationLifetime process, TimeProvider clock, ILogger<Deafness> log)
    : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private bool heard;
    private readonly Patience patience = new(TimeSpan.FromSeconds(30));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var hears = bus.CheckHealth().Status == BusHealthStatus.Healthy;
            heard |= hears;
            // A slow start is no deafness: to start again would not be quicker.
            var wrong = heard && !hears && await Answers(stoppingToken);
            if (!patience.Ends(wrong, clock.GetUtcNow())) continue;
            Deaf(log, broker.Service, patience.Limit.TotalSeconds);
            Environment.ExitCode = 1;
            process.StopApplication();
            return;
        }
    }

    /// <summary>Without a broker nobody can hear, and a new process would hear no better.</summary>
    private async Task<bool> Answers(CancellationToken ct)
    {
        try
        {
            await using var channel = await broker.Open(ct);
            return true;
        }
        catch (Exception away) when (!ct.IsCancellationRequested)
        {
            Away(log, away.GetBaseException().Message);
            return false;
        }
    }

    [LoggerMessage(6, LogLevel.Critical, "The broker answers, but the queue {Queue} has not been heard for {Seconds} s: this process ends to be started again")]
    private static partial void Deaf(ILogger log, string queue, double seconds);

    [LoggerMessage(7, LogLevel.Debug, "The broker is away: {Reason}")]
    private static partial void Away(ILogger log, string reason);
}
