namespace Ioc.Tests.Speed.Gateway;

/// <summary>
/// What token checks and limits cost: requests a second beside a bare YARP, nginx printed for scale, all in one run, with
/// what an answer cost each proxy's process, which another load on the machine disturbs less.
/// </summary>
public static class GatewayBench
{
    private const double RatioMin = 0.85;
    private const int Rounds = 15;
    private const int RoundSeconds = 2;
    private const int WarmUpSeconds = 8;
    private const string Path = "/api/hotline/tickets";

    /// <summary>Prints a row a round; 0 when the median ratio holds.</summary>
    public static async Task<int> Run(string[] args)
    {
        await using var peers = new Peers();
        await peers.Start();
        Peer[] all = [peers.Bare, peers.Ours, peers.Nginx];
        foreach (var peer in all) await Wrk.Load(peer, Path, peers.Token, WarmUpSeconds);

        Console.WriteLine("  YARP/s  p99 ms     us |  ours/s  p99 ms     us | nginx/s  p99 ms     us | ours/YARP");
        var rounds = new List<Wrk[]>();
        for (var round = 0; round < Rounds; round++)
        {
            // Each round begins with another peer, so that a machine that tires or wakes favours none.
            var seen = new Wrk[all.Length];
            for (var turn = 0; turn < all.Length; turn++)
            {
                var peer = (round + turn) % all.Length;
                seen[peer] = await Wrk.Load(all[peer], Path, peers.Token, RoundSeconds);
            }
            rounds.Add(seen);
            Console.WriteLine(string.Join(" | ", seen.Select(x => $"{x.PerSecond,8:0} {x.P99Milliseconds,7:0.0} {x.CpuMicroseconds,6:0}")) + $" | {seen[1].PerSecond / seen[0].PerSecond,9:0.00}");
        }
        var median = Median(x => x[1].PerSecond / x[0].PerSecond);
        Console.WriteLine($"""
            processor time an answer: YARP {Median(x => x[0].CpuMicroseconds):0} us, ours {Median(x => x[1].CpuMicroseconds):0} us; YARP / nginx = {Median(x => x[0].PerSecond / x[2].PerSecond):0.00} in requests a second
            {(median >= RatioMin ? "PASS" : "FAIL")}: gateway / bare YARP = {median:0.00} (median of {Rounds}), at least {RatioMin:0.00}
            """);
        return median >= RatioMin ? 0 : 1;

        double Median(Func<Wrk[], double> figure) => rounds.Select(figure).Order().ElementAt(Rounds / 2);
    }
}
