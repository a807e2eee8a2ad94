using System.Reflection;
using Ioc.Areas;
using Ioc.Contracts.Platform;
using Ioc.Defaults;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace Ioc.Messaging;

/// <summary>Tells everybody every ten seconds that this process lives, and how it is. Whoever hears nothing knows as much.</summary>
internal sealed partial class Heartbeat(Broker broker, AreaTree areas, TimeProvider clock, ILogger<Heartbeat> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private readonly string replica = Guid.NewGuid().ToString("N")[..8];
    private readonly string release =
        Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var answers = new Answers();
        using var timer = new PeriodicTimer(Every, clock);
        var since = clock.GetTimestamp();
        do
        {
            try
            {
                await using var channel = await broker.Open(stoppingToken);
                var seconds = Math.Max(1, clock.GetElapsedTime(since).TotalSeconds);
                since = clock.GetTimestamp();
                await Report(channel, answers.Take(), seconds, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (Exception failure) { Unheard(log, failure.GetBaseException().Message); }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Report(IChannel channel, (long All, long Errors) answered, double seconds, CancellationToken ct)
    {
        if (areas.Roots(clock.Today()) is not [var root, ..]) return;
        var waiting = await channel.QueueDeclarePassiveAsync(broker.Service, ct);
        var parked = await channel.QueueDeclarePassiveAsync(broker.ParkedQueue, ct);
        var (rows, oldestSeconds) = Signals.OutboxNow();
        await broker.Announce(new PartReported(root.Path, Simulated: false, clock.GetUtcNow(), new PartState(
            broker.Service, replica, release, waiting.MessageCount, parked.MessageCount, rows, Math.Round(oldestSeconds, 1),
            Math.Round(answered.All / seconds, 1), Math.Round(answered.Errors / seconds, 2), Signals.TakeLag())), ct);
    }

    [LoggerMessage(5, LogLevel.Warning, "Nobody hears that this process lives: {Reason}")]
    private static partial void Unheard(ILogger log, string reason);
}
