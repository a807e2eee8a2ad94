using System.Collections.Concurrent;
using System.Diagnostics;
using Ioc.Contracts;
using Ioc.Contracts.Catalogue;
using Ioc.Indicators.Counters;
using Ioc.Messaging;
using Ioc.Tests.Speed.WallPath;
using Ioc.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace Ioc.Tests.Speed.Indicators;

/// <summary>The indicators as they run: facts from a real broker through their own queue, questions over HTTP on a real socket.</summary>
public static class LiveIndex
{
    private const int FactsASecond = 1_000;
    private const int AsksASecond = 50;
    private const int WarmUpSeconds = 10;
    private const int Seconds = 30;
    private const double SustainedShare = 0.99;
    private const double AnswerMillisecondsMax = 20;

    /// <summary>Prints a row a figure; true when all hold.</summary>
    public static async Task<bool> Run(CountersRoom filled, int rows)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(filled.Servers.BusAddress) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        foreach (var fact in FactName.All) await channel.ExchangeDeclareAsync(fact.Type, ExchangeType.Topic, durable: true);
        // Where the list of content roots lies, by which the test host finds the service.
        Directory.SetCurrentDirectory(AppContext.BaseDirectory);
        await using var room = new Room<Figures>("indicators", filled.Address, ("Areas:PinnedOn", $"{CountersRoom.PinnedOn:yyyy-MM-dd}")) { Bus = filled.Servers.BusAddress };
        room.Clock.Now = TimeProvider.System.GetUtcNow();
        room.UseKestrel(0);
        using var asker = room.Caller("viewer", "74");
        var memory = room.Services.GetRequiredService<Memory>();
        var year = new Scope("74", Window.Of(filled.Day, WindowKind.Year));

        using var end = new CancellationTokenSource();
        var (climb, before) = (new Climb(), (int)memory.Board.Of(year)[Bit.Dossier]);
        var watching = Watch();
        var published = new ConcurrentQueue<(int Number, long At)>();
        var (began, paused, full) = (Stopwatch.GetTimestamp(), GC.GetTotalPauseDuration(), GC.CollectionCount(GC.MaxGeneration));
        var facts = Even.Send(FactsASecond * (WarmUpSeconds + Seconds), FactsASecond, Publish);
        var answers = new ConcurrentQueue<(int Number, string Kind, TimeSpan Took)>();
        await Even.Send(AsksASecond * (WarmUpSeconds + Seconds), AsksASecond, Ask);
        await facts;
        var sent = Stopwatch.GetElapsedTime(began);
        await Eventually.Holds(() => Task.FromResult(climb.Value >= before + published.Count), "every fact is counted", TimeSpan.FromMinutes(1));
        var counted = Stopwatch.GetElapsedTime(began);
        await end.CancelAsync();
        await watching;

        var lag = new Spread(climb.Behind([.. published.Select(x => x.At).Order()], before).Skip(FactsASecond * WarmUpSeconds));
        Console.WriteLine($"(c) {published.Count} facts in {sent.TotalSeconds:0.0} s; from the broker's confirm to the figures: {lag}; all counted {(counted - sent).TotalMilliseconds:0} ms after the last");
        Console.WriteLine($"    the collector of the process paused it for {(GC.GetTotalPauseDuration() - paused).TotalMilliseconds:0} ms of {counted.TotalSeconds:0.0} s, {GC.CollectionCount(GC.MaxGeneration) - full} times for the whole heap");
        var holds = IndexBench.Verdict("(c) facts a second, counted", published.Count / counted.TotalSeconds, FactsASecond * SustainedShare, "", atLeast: true);
        foreach (var kind in answers.Where(x => x.Number >= AsksASecond * WarmUpSeconds).GroupBy(x => x.Kind).OrderBy(x => x.Key))
        {
            var spread = new Spread(kind.Select(x => x.Took));
            Console.WriteLine($"(d) {kind.Key,-8} over HTTP while (c) runs: {spread}");
            holds &= IndexBench.Verdict($"(d) {kind.Key} p99", spread.Milliseconds(0.99), AnswerMillisecondsMax, " ms");
        }
        return holds;

        async Task Publish(int i)
        {
            var state = filled.Dossiers.New(rows + 10_000_000 + i);
            var envelope = Envelope.Of(new DossierReceived(filled.Dossiers.At(i).Path, false, state), TimeProvider.System.GetUtcNow());
            await channel.BasicPublishAsync(envelope.Exchange, envelope.RoutingKey, mandatory: false, envelope.Properties(), envelope.Body);
            published.Enqueue((i, Stopwatch.GetTimestamp()));
        }

        async Task Ask(int i)
        {
            var window = Window.Of(filled.Day.AddDays(-(i % 60)), Window.Kinds[i % 4]).Name;
            var (kind, path) = (i % 3) switch
            {
                0 => ("ranking", $"ranking?area=74&window={window}"),
                1 => ("explain", $"scores/{filled.Dossiers.At(i).Code}/explain?window={window}"),
                _ => ("scores", $"scores/{filled.Dossiers.At(i).Code}?window={window}"),
            };
            var asked = Stopwatch.GetTimestamp();
            using var answer = await asker.GetAsync($"/api/indicators/766/{path}");
            await answer.Content.CopyToAsync(Stream.Null);
            answers.Enqueue((i, kind, Stopwatch.GetElapsedTime(asked)));
            answer.EnsureSuccessStatusCode();
        }

        async Task Watch()
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
            while (!end.IsCancellationRequested && await timer.WaitForNextTickAsync(CancellationToken.None))
            {
                room.Clock.Now = TimeProvider.System.GetUtcNow();
                climb.Saw((int)memory.Board.Of(year)[Bit.Dossier]);
            }
        }
    }
}
