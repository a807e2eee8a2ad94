using System.Data.Common;
using System.Threading.Channels;
using Ioc.Messaging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Ioc.Feeds.Readings;

/// <summary>
/// Takes what sensors publish over MQTT from the broker's plugin: a group at a time, acknowledged after its commit.
/// What can never be a reading is parked with its reason, and comes back to this queue when it is replayed.
/// </summary>
public sealed partial class MqttListener(
    Broker broker, Parking parking, ReadingQueue queue, Ledger ledger, TimeProvider clock, IOptions<FeedsOptions> options, ILogger<MqttListener> log)
    : BackgroundService
{
    /// <summary>The quorum queue behind the plugin's exchange.</summary>
    public const string Queue = "feeds.mqtt";

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try { await Listen(stoppingToken); }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (Exception failure)
            {
                Waits(log, failure.GetBaseException().Message);
                await Task.Delay(TryAgainAfter, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Listen(CancellationToken ct)
    {
        await using var channel = await broker.Open(ct);
        await broker.DeclareQueues(channel, ct, Queue);
        await channel.QueueBindAsync(Queue, "amq.topic", "ioc.#", cancellationToken: ct);
        await channel.BasicQosAsync(0, options.Value.MqttPrefetchMessages, global: false, ct);
        // The prefetch bounds what can lie here.
        var arrived = Channel.CreateUnbounded<Arrived>();
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            arrived.Writer.TryWrite(new Arrived(message.DeliveryTag, message.RoutingKey, new BasicProperties(message.BasicProperties), message.Body.ToArray(), message.Redelivered));
            return Task.CompletedTask;
        };
        consumer.UnregisteredAsync += (_, _) => End(arrived, "the consumer was cancelled");
        consumer.ShutdownAsync += (_, reason) => End(arrived, reason.ReplyText);
        await channel.BasicConsumeAsync(Queue, autoAck: false, consumer, ct);
        var group = new List<Arrived>();
        while (await arrived.Reader.WaitToReadAsync(ct))
        {
            group.Clear();
            while (group.Count < options.Value.MqttPrefetchMessages && arrived.Reader.TryRead(out var message)) group.Add(message);
            await Apply(group, ct);
            await channel.BasicAckAsync(group[^1].Tag, multiple: true, ct);
        }
    }

    private static Task End(Channel<Arrived> arrived, string reason)
    {
        arrived.Writer.TryComplete(new InvalidOperationException(reason));
        return Task.CompletedTask;
    }

    private async Task Apply(List<Arrived> group, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var read = group.Select((message, i) => Read(message, now.AddMicroseconds(i))).ToList();
        IReadOnlyDictionary<string, KnownSensor> known;
        while (true)
        {
            try
            {
                known = await Known(read.Where(x => x.Reading is not null).Select(x => x.Reading!.Sensor), ct);
                await Recognise(read, now, ct);
                await Store([.. read.Where(x => x.Reading is not null && Wrong(x.Reading, known) is null).Select(x => x.Reading!)], known, ct);
                break;
            }
            // An absent database is nobody's bad message: handing it back would count as a delivery each second, until the broker parks it.
            catch (Exception away) when (away is DbException { IsTransient: true } or TimeoutException)
            {
                Waits(log, away.GetBaseException().Message);
                await Task.Delay(TryAgainAfter, clock, ct);
            }
        }
        foreach (var (message, reading, reason, _) in read)
            if ((reason ?? Wrong(reading!, known)) is { } wrong)
                await parking.Park(Queue, message.Topic, message.Properties, message.Body, wrong, ct);
    }

    /// <summary>Numbers of one group are a microsecond apart, the finest that is stored: two of one sensor stay two.</summary>
    private static Taken Read(Arrived message, DateTimeOffset at)
    {
        var reading = MqttReading.Read(message.Topic, message.Body, message.Stamp ?? at, out var reason);
        return new Taken(message, reading, reason, Repeated: message.Again && reading?.At == at);
    }

    private async Task Recognise(List<Taken> read, DateTimeOffset now, CancellationToken ct)
    {
        var again = Enumerable.Range(0, read.Count).Where(i => read[i].Repeated).ToList();
        if (again.Count == 0) return;
        await using var work = await ledger.Begin(ct);
        var recognised = await MqttRepeats.Recognise(work, again.ConvertAll(i => read[i].Reading!), now, ct);
        foreach (var (i, reading) in again.Zip(recognised)) read[i] = read[i] with { Reading = reading };
    }

    private async Task<IReadOnlyDictionary<string, KnownSensor>> Known(IEnumerable<string> sensors, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        return await FeedsDb.Known(work, ReadingCheck.Askable(sensors), ct);
    }

    private async Task Store(IReadOnlyList<MqttReading> measured, IReadOnlyDictionary<string, KnownSensor> known, CancellationToken ct)
    {
        var readings = measured.Where(x => !x.Value.IsNothing)
            .Select(x => new Reading(x.Sensor, x.Quantity, x.Value.Number!.Value, x.At, known[x.Sensor].Simulated)).ToList();
        FeedsMetrics.Skipped.Add(measured.Count - readings.Count);
        if (readings.Count == 0) return;
        var batch = new ReadingBatch(readings, default);
        queue.Add(batch);
        await batch.Stored.WaitAsync(ct);
    }

    private string? Wrong(MqttReading x, IReadOnlyDictionary<string, KnownSensor> known)
    {
        if (known.TryGetValue(x.Sensor, out var sensor) && sensor.Area.Split('.')[^1] != x.Area)
            return $"The sensor {x.Sensor} stands in {sensor.Area}, not in {x.Area}.";
        if (x.Value.IsNothing && sensor is not null) return null;
        var faults = ReadingCheck.Faults(x.Sensor, x.Quantity, x.Value, x.At, known, clock.GetUtcNow(), "").ToList();
        return faults.Count == 0 ? null : string.Join(' ', faults.Select(fault => $"{fault.Pointer[1..]}: {fault.Detail.En}"));
    }

    [LoggerMessage(2, LogLevel.Warning, "MQTT waits: {Reason}")]
    private static partial void Waits(ILogger log, string reason);

    private sealed record Taken(Arrived Message, MqttReading? Reading, string? Reason, bool Repeated);

    private sealed record Arrived(ulong Tag, string Topic, BasicProperties Properties, byte[] Body, bool Redelivered)
    {
        /// <summary>Delivered before, or sent before by a device that heard no answer.</summary>
        public bool Again => Redelivered || Header("x-mqtt-dup") is true;

        /// <summary>The broker's own stamp where it gives one, so that a second delivery of a plain number is the same reading.</summary>
        public DateTimeOffset? Stamp => Header("timestamp_in_ms") is long milliseconds
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : Properties.IsTimestampPresent() ? DateTimeOffset.FromUnixTimeSeconds(Properties.Timestamp.UnixTime) : null;

        private object? Header(string name) => Properties.Headers?.TryGetValue(name, out var value) == true ? value : null;
    }
}
