using System.Globalization;
using Ioc.Tests.Support;

namespace Ioc.Tests.Speed.Walls;

/// <summary>
/// Thousands of walls on one replica, told of tiles of 1 KB, beside nginx with nchan that does the same work in the same run:
/// messages delivered a second, how late the last of a hundred is, and memory for each wall. A row is the median of its
/// rounds, for one hiccup of the machine is late for a thousand walls.
/// </summary>
public static class WallsBench
{
    private static readonly int[] Crowds = [2_000, 5_000, 10_000];
    private static readonly int[] ChangesPerSecond = [1, 10];

    private const string Two = "two";
    private const int Rounds = 3;
    private const int Seconds = 7;
    private const int WarmSeconds = 5;
    private const int BehindGateway = 5_000;
    private const int Returning = 2_000;
    private const int Calm = 100;
    private const int BackWithinSeconds = 10;
    private const int LiveWithinSeconds = 5;

    /// <summary>Share of what was said that may come after the last second of a run.</summary>
    private const double DeliveredMin = 0.99;

    /// <summary>Prints a row a crowd, a rate and a server; 0 when ours delivers as many and as soon as nchan, and two replicas hold what they promise.</summary>
    /// <param name="args">Sizes of the crowd, and <c>two</c> for two replicas behind the gateway; everything when none is named.</param>
    public static async Task<int> Run(string[] args)
    {
        var crowds = args.Length == 0 ? Crowds : [.. args.Where(x => x != Two).Select(x => int.Parse(x, CultureInfo.InvariantCulture))];
        await using var servers = await Ours.StartServers();
        Console.WriteLine("  walls  changes/s  server             delivered/s   of said     p50 ms    p99 ms   KiB/wall");
        var holds = true;
        foreach (var walls in crowds) holds &= await Beside(servers, walls);
        if (args.Length == 0 || args.Contains(Two))
            await using (var both = await Ours.Start(servers, replicas: 2, throughGateway: true))
                holds &= (await Measure(both, BehindGateway)).All(x => x.Share >= DeliveredMin) & await Return(both);
        Console.WriteLine($"{(holds ? "PASS" : "FAIL")}: one replica delivers at least {DeliveredMin} of what the better nchan does, and its p99 is at most the better nchan's; nothing is lost behind the gateway; walls whose replica dies are back within {BackWithinSeconds} s, and those of the other hear each change within {LiveWithinSeconds} s");
        return holds ? 0 : 1;
    }

    private static async Task<bool> Beside(Servers servers, int walls)
    {
        List<Row> ours;
        await using (var one = await Ours.Start(servers, replicas: 1, throughGateway: false)) ours = await Measure(one, walls);
        var peers = new List<Row>();
        foreach (var workers in (int[])[1, 2])
            await using (var nchan = new Nchan(workers)) peers.AddRange(await Measure(nchan, walls));
        return ours.All(mine => peers.Where(x => x.ChangesPerSecond == mine.ChangesPerSecond)
            .All(peer => mine.PerSecond >= DeliveredMin * peer.PerSecond && mine.P99 <= peer.P99));
    }

    private static async Task<List<Row>> Measure(IBroadcaster server, int walls)
    {
        using var crowd = new Crowd();
        await Open(crowd, server, 100);
        var before = server.MemoryBytes();
        await Open(crowd, server, walls);
        var each = (server.MemoryBytes() - before) / 1024.0 / (walls - 100);
        var number = Crowd.Stamp();
        for (var i = 0; i < Ours.Tiles; i++) await server.Say(++number, Crowd.Stamp());
        // A server that has been on for a while is what is measured: ours would else be compiling itself.
        await Say(server, ChangesPerSecond[^1], WarmSeconds, () => ++number);
        var rows = new List<Row>();
        foreach (var rate in ChangesPerSecond)
        {
            var rounds = new List<Row>();
            while (rounds.Count < Rounds) rounds.Add(await Round(crowd, server, walls, rate, () => ++number));
            var row = new Row(rate, Median(rounds, x => x.PerSecond), rounds.Min(x => x.Share), Median(rounds, x => x.P50), Median(rounds, x => x.P99));
            Console.WriteLine($"{walls,7} {rate,10}  {server.Name,-17} {row.PerSecond,12:0} {row.Share,9:0.000} {row.P50,10:0.0} {row.P99,9:0.0} {each,10:0.0}");
            rows.Add(row);
        }
        return rows;
    }

    private static async Task<Row> Round(Crowd crowd, IBroadcaster server, int walls, int rate, Func<long> number)
    {
        var tally = crowd.Count();
        var began = Crowd.Stamp();
        await Say(server, rate, Seconds, number);
        var said = (long)walls * rate * Seconds;
        await Settled(tally, said);
        if (crowd.Lost > 0) throw new InvalidOperationException($"{crowd.Lost} streams ended.");
        var seconds = Math.Max(Seconds, (tally.LastAt - began) / 1_000_000.0);
        return new Row(rate, tally.Count / seconds, (double)tally.Count / said, tally.Milliseconds(0.5), tally.Milliseconds(0.99));
    }

    private static double Median(List<Row> rounds, Func<Row, double> figure) => rounds.Select(figure).Order().ElementAt(rounds.Count / 2);

    /// <summary>Kills one of two replicas under a crowd, and looks at those who come back and at those who never went.</summary>
    private static async Task<bool> Return(Ours both)
    {
        using var crowd = new Crowd();
        using var calm = new Crowd();
        await Open(crowd, both, Returning);
        var (busier, other) = await both.Busier();
        calm.Join(Calm, other, both.Request);
        await Eventually.Holds(() => Task.FromResult(calm.Open == Calm), $"{Calm} streams at the other replica have begun");
        crowd.ComesBack = true;
        var tally = calm.Count();
        var began = Crowd.Stamp();
        using var stop = new CancellationTokenSource();
        var asking = Asker.Ask(both, stop.Token);
        await both.Kill(busier);
        var saying = Say(both, ChangesPerSecond[^1], Seconds, Crowd.Stamp);
        await Eventually.Holds(() => Task.FromResult(crowd.Lost > 0 && crowd.Open == Returning), () => $"everybody is back; {crowd.Open} of {Returning} are, {crowd.Lost} were lost", TimeSpan.FromMinutes(1));
        var seconds = (Crowd.Stamp() - began) / 1_000_000.0;
        await stop.CancelAsync();
        var asked = await asking;
        await saying;
        await Settled(tally, Calm * ChangesPerSecond[^1] * Seconds);
        Console.WriteLine($"{crowd.Lost} of {Returning} walls lost their replica and were back after {seconds:0.0} s; {Calm} walls of the other replica heard the changes after {tally.Milliseconds(0.5):0} ms (p50), {tally.Milliseconds(1):0} ms (worst); {asked}");
        return asked.Refused == 0 && seconds <= BackWithinSeconds && tally.Count >= DeliveredMin * Calm * ChangesPerSecond[^1] * Seconds && tally.Milliseconds(1) <= 1_000 * LiveWithinSeconds;
    }

    private static async Task Say(IBroadcaster server, int rate, int seconds, Func<long> number)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / rate));
        for (var change = 0; change < rate * seconds; change++)
        {
            await timer.WaitForNextTickAsync();
            await server.Say(number(), Crowd.Stamp());
        }
    }

    private static async Task Open(Crowd crowd, IBroadcaster server, int walls)
    {
        await Eventually.Holds(async () =>
        {
            try { await server.Say(Crowd.Stamp(), Crowd.Stamp()); return true; }
            catch (HttpRequestException) { return false; }
        }, $"{server.Name} takes what is said");
        crowd.Join(walls - crowd.Begun, server.Address, server.Request);
        await Eventually.Holds(() => Task.FromResult(crowd.Begun == walls), $"{walls} streams have begun", TimeSpan.FromMinutes(1));
    }

    /// <summary>Until everything has arrived, or nothing more does.</summary>
    private static async Task Settled(Tally tally, long said)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var last = -1L; tally.Count < said && tally.Count != last && await timer.WaitForNextTickAsync();) last = tally.Count;
    }

    private sealed record Row(int ChangesPerSecond, double PerSecond, double Share, double P50, double P99);
}
