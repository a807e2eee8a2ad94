using System.Diagnostics;
using Ioc.Messaging;
using Npgsql;
using RabbitMQ.Client;

namespace Ioc.Tests.Speed.Messaging;

/// <summary>What the relay adds to a bare loop: messages a second from the outbox to a quorum queue, over the same rows in one run.</summary>
public static class OutboxBench
{
    private delegate Task<int> Carrier(NpgsqlDataSource source, IChannel channel, int batchMessages, CancellationToken ct);

    private const double RatioMin = 0.7;
    private const int Rounds = 5;
    private const int Rows = 30_000;
    private const int WarmUpRows = 5_000;

    /// <summary>Prints a row a round; 0 when the median ratio holds.</summary>
    public static async Task<int> Run(string[] args)
    {
        await using var outbox = await Outbox.StartAsync();
        await PerSecond(outbox, Relay.CarryBatch, WarmUpRows);
        await PerSecond(outbox, BareRelay.CarryBatch, WarmUpRows);

        Console.WriteLine($"{Rows} rows a run, {BatchMessages} a batch\n  ours/s   bare/s   ours/bare");
        var ratios = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            // Who begins alternates, so that a machine that tires or wakes favours neither.
            var bareFirst = round % 2 == 1 ? await PerSecond(outbox, BareRelay.CarryBatch, Rows) : 0;
            var ours = await PerSecond(outbox, Relay.CarryBatch, Rows);
            var bare = bareFirst > 0 ? bareFirst : await PerSecond(outbox, BareRelay.CarryBatch, Rows);
            ratios.Add(ours / bare);
            Console.WriteLine($"{ours,8:0} {bare,8:0} {ours / bare,11:0.00}");
        }
        var median = ratios.Order().ElementAt(Rounds / 2);
        var holds = median >= RatioMin;
        Console.WriteLine($"{(holds ? "PASS" : "FAIL")}: relay / bare loop = {median:0.00} (median of {Rounds}), at least {RatioMin:0.00}");
        return holds ? 0 : 1;
    }

    private static int BatchMessages { get; } = new MessagingOptions().RelayBatchMessages;

    private static async Task<double> PerSecond(Outbox outbox, Carrier carrier, int rows)
    {
        await outbox.Fill(rows);
        var began = Stopwatch.GetTimestamp();
        while (await carrier(outbox.Source, outbox.Channel, BatchMessages, CancellationToken.None) > 0) { }
        var took = Stopwatch.GetElapsedTime(began);
        await outbox.Demand(rows);
        return rows / took.TotalSeconds;
    }
}
