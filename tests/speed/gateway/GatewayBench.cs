namespace Ioc.Tests.Speed.Gateway;

/// <summary>What token checks and limits cost: requests a second beside a bare YARP, nginx printed for scale, all in one run.</summary>
public static class GatewayBench
{
    private const double RatioMin = 0.85;
    private const int Rounds = 5;
    private const int RoundSeconds = 5;
    private const int WarmUpSeconds = 4;
    private const string Path = "/api/hotline/tickets";

    /// <summary>Prints a row a round; 0 when the median ratio holds.</summary>
    public static async Task<int> Run(string[] args)
    {
        await using var peers = new Peers();
        await peers.Start();
        string[] addresses = [peers.Bare, peers.Ours, peers.Nginx];
        foreach (var address in addresses) await Wrk.Load(address + Path, peers.Token, WarmUpSeconds);

        Console.WriteLine("  YARP/s   p99 ms |  ours/s   p99 ms | nginx/s   p99 ms |  ours/YARP  ours/nginx  YARP/nginx");
        var ratios = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            // Each round begins with another peer, so that a machine that tires or wakes favours none.
            var seen = new Wrk[addresses.Length];
            for (var turn = 0; turn < addresses.Length; turn++)
            {
                var peer = (round + turn) % addresses.Length;
                seen[peer] = await Wrk.Load(addresses[peer] + Path, peers.Token, RoundSeconds);
            }
            var (bare, ours, nginx) = (seen[0], seen[1], seen[2]);
            ratios.Add(ours.PerSecond / bare.PerSecond);
            Console.WriteLine(string.Join(" | ", seen.Select(x => $"{x.PerSecond,8:0} {x.P99Milliseconds,8:0.0}"))
                + $" | {ours.PerSecond / bare.PerSecond,10:0.00} {ours.PerSecond / nginx.PerSecond,11:0.00} {bare.PerSecond / nginx.PerSecond,11:0.00}");
        }
        var median = ratios.Order().ElementAt(Rounds / 2);
        var holds = median >= RatioMin;
        Console.WriteLine($"{(holds ? "PASS" : "FAIL")}: gateway / bare YARP = {median:0.00} (median of {Rounds}), at least {RatioMin:0.00}");
        return holds ? 0 : 1;
    }
}
