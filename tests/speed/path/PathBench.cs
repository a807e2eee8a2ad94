using System.Collections.Concurrent;
using System.Diagnostics;
using Ioc.Messaging;
using Ioc.Tests.Support;
using RabbitMQ.Client;

namespace Ioc.Tests.Speed.WallPath;

/// <summary>
/// How long a citizen's report takes from its accepted answer to the wall of its district, through gateway, rows, recount, bus and stream,
/// beside a bare publish and consume on the same broker in the same run.
/// </summary>
public static class PathBench
{
    private const int PerSecond = 200;
    private const int Seconds = 20;
    private const int FastReports = 3_000;
    private const int SettleSeconds = 5;
    private const int WarmUpReports = FastReports + (PerSecond * SettleSeconds);
    private const int WarmUpSideBySide = 8;
    private const int Reports = WarmUpReports + (PerSecond * Seconds);
    private const double AlwaysGoodMilliseconds = 250;
    private const double TimesBareMax = 10;
    private const string District = "725";
    private const string DistrictPath = "74.725";

    private static readonly string[] Communes = ["25966", "25969", "25975", "25978"];

    /// <summary>Prints both spreads and where the time went; 0 when the 99th percentile holds.</summary>
    public static async Task<int> Run(string[] args)
    {
        await using var stack = await Stack.StartAsync();
        await using var connection = await new ConnectionFactory { Uri = new Uri(stack.VariablesOf("prepare")["ConnectionStrings__bus"]) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        using var reporter = await stack.CallerAsync("operator", District);
        using var watcher = await stack.CallerAsync("device", District);
        using var stop = new CancellationTokenSource();
        var (bus, wall) = (new Climb(), new Climb());
        await Watchers.Bus(channel, DistrictPath, bus);
        var watching = Watchers.Wall(watcher, District, DistrictPath, wall, stop.Token);

        // As fast as it answers, until everything is compiled and every pool filled; then at the rate, come what may, the first seconds uncounted.
        await Parallel.ForAsync(0, FastReports, new ParallelOptions { MaxDegreeOfParallelism = WarmUpSideBySide },
            async (i, _) => await Report(reporter, i));
        await Eventually.Holds(() => Task.FromResult(wall.Value >= FastReports || watching.IsCompleted), "the wall shows the first reports");
        await Even.Send(WarmUpReports - FastReports, PerSecond, i => Report(reporter, i));
        await Eventually.Holds(() => Task.FromResult(wall.Value >= WarmUpReports || watching.IsCompleted), "the wall shows the warm-up");
        var answers = new ConcurrentQueue<(long Sent, long Answered)>();
        await Even.Send(Reports - WarmUpReports, PerSecond, async i => answers.Enqueue(await Report(reporter, i)));
        await Eventually.Holds(() => Task.FromResult(wall.Value >= Reports || watching.IsCompleted), $"the wall shows {Reports} open tickets");
        await stop.CancelAsync();
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (wall.Value != Reports) throw new InvalidOperationException($"The wall shows {wall.Value} of {Reports} tickets.");

        var bare = await BareRoundTrip.Measure(connection, Reports, PerSecond, WarmUpReports);
        var answered = answers.Select(x => x.Answered).Order().ToList();
        var behind = wall.Behind(answered, WarmUpReports).ToList();
        Console.WriteLine($"worst ms of each second, answer to wall: {string.Join(' ', behind.Chunk(PerSecond).Select(x => $"{x.Max().TotalMilliseconds:0}"))}");
        return Say(new Spread(answers.Select(x => Stopwatch.GetElapsedTime(x.Sent, x.Answered))),
            new Spread(bus.Behind(answered, WarmUpReports)), new Spread(behind), bare);
    }

    /// <summary>When it was sent, and when its acceptance was read.</summary>
    private static async Task<(long Sent, long Answered)> Report(HttpClient reporter, int number)
    {
        var sent = Stopwatch.GetTimestamp();
        using var answer = await reporter.Post("/api/hotline/tickets", new
        { area = Communes[number % Communes.Length], category = "Môi trường", channel = "app", summary = $"Rác chưa thu gom {number}" });
        var answered = Stopwatch.GetTimestamp();
        return answer.IsSuccessStatusCode ? (sent, answered)
            : throw new InvalidOperationException($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    private static int Say(Spread answer, Spread bus, Spread wall, Spread bare)
    {
        var limit = Math.Max(AlwaysGoodMilliseconds, TimesBareMax * bare.Milliseconds(0.99));
        var holds = wall.Milliseconds(0.99) <= limit;
        Console.WriteLine($"""
            {PerSecond} reports a second for {Seconds} s, after {FastReports} at once and {SettleSeconds} s at that rate; a recount at most every {new MessagingOptions().RecountEveryMilliseconds} ms
              sent to answer               {answer}
              answer to counts on the bus  {bus}
              answer to wall               {wall}
              bare publish to consume      {bare}
            {(holds ? "PASS" : "FAIL")}: p99 = {wall.Milliseconds(0.99):0} ms, at most {limit:0} ms (the more of {AlwaysGoodMilliseconds:0} ms and {TimesBareMax:0} x bare)
            """);
        return holds ? 0 : 1;
    }
}
