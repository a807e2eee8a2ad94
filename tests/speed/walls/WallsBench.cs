using System.Globalization;
using Ioc.Tests.Support;

namespace Ioc.Tests.Speed.Walls;

/// <summary>
/// Thousands of walls on one replica, told of tiles of 1 KB, beside nginx with nchan that does the same work in the same run:
/// messages delivered a second, how late the last of a hundred is, and memory for each wall.
/// </summary>
public static class WallsBench
{
    private static readonly int[] Crowds = [2_000, 5_000, 10_000];
    private static readonly int[] ChangesPerSecond = [1, 10];

    private const int Seconds = 10;
    private const int BehindGateway = 5_000;

    /// <summary>Share of what was said that may come after the last second of a run.</summary>
    private const double DeliveredMin = 0.99;

    /// <summary>Prints a row a crowd, a rate and a server; 0 when ours delivers as many and as soon as nchan.</summary>
    /// <param name="args">Sizes of the crowd; all of them when none is named.</param>
    public static async Task<int> Run(string[] args)
    {
        var crowds = args.Length > 0 ? [.. args.Select(x => int.Parse(x, CultureInfo.InvariantCulture))] : Crowds;
        await using var servers = await Ours.StartServers();
        Console.WriteLine("  walls  changes/s  server             delivered/s   of said     p50 ms    p99 ms   KiB/wall");
        var holds = true;
        foreach (var walls in crowds)
        {
            var seen = new List<(bool IsOurs, Row Row)>();
            await using (var ours = await Ours.Start(servers, replicas: 1, throughGateway: false)) seen.AddRange((await Measure(ours, walls)).Select(x => (true, x)));
            foreach (var workers in (int[])[1, 2])
                await using (var nchan = new Nchan(workers)) seen.AddRange((await Measure(nchan, walls)).Select(x => (false, x)));
            foreach (var rate in seen.GroupBy(x => x.Row.ChangesPerSecond))
            {
                var (mine, peers) = (rate.Single(x => x.IsOurs).Row, rate.Where(x => !x.IsOurs).Select(x => x.Row).ToList());
                holds &= mine.PerSecond >= DeliveredMin * peers.Max(x => x.PerSecond) && mine.P99 <= peers.Min(x => x.P99);
            }
        }
        await using (var both = await Ours.Start(servers, replicas: 2, throughGateway: true))
            foreach (var row in await Measure(both, Math.Min(BehindGateway, crowds[^1]))) holds &= row.Share >= DeliveredMin;
        Console.WriteLine($"{(holds ? "PASS" : "FAIL")}: one replica delivers at least {DeliveredMin} of what the better nchan does, and its p99 is at most the better nchan's; nothing is lost behind the gateway");
        return holds ? 0 : 1;
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
        var rows = new List<Row>();
        foreach (var rate in ChangesPerSecond)
        {
            var tally = crowd.Count();
            var began = Crowd.Stamp();
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / rate));
            for (var change = 0; change < rate * Seconds; change++)
            {
                await timer.WaitForNextTickAsync();
                await server.Say(++number, Crowd.Stamp());
            }
            var said = (long)walls * rate * Seconds;
            await Settled(tally, said);
            if (crowd.Lost > 0) throw new InvalidOperationException($"{crowd.Lost} streams ended.");
            var seconds = Math.Max(Seconds, (tally.LastAt - began) / 1_000_000.0);
            var row = new Row(rate, tally.Count / seconds, (double)tally.Count / said, tally.Milliseconds(0.5), tally.Milliseconds(0.99));
            Console.WriteLine($"{walls,7} {rate,10}  {server.Name,-17} {row.PerSecond,12:0} {row.Share,9:0.000} {row.P50,10:0.0} {row.P99,9:0.0} {each,10:0.0}");
            rows.Add(row);
        }
        return rows;
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
