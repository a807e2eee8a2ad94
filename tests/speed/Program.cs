using Ioc.Tests.Speed.Gateway;
using Ioc.Tests.Speed.Indicators;
using Ioc.Tests.Speed.Messaging;
using Ioc.Tests.Speed.WallPath;
using Ioc.Tests.Speed.Walls;

// One row a bench; a bench measures ours beside a peer in the same run, prints both, and answers 0 when it holds.
var benches = new Dictionary<string, Func<string[], Task<int>>>
{
    ["path"] = PathBench.Run,
    ["outbox"] = OutboxBench.Run,
    ["gateway"] = GatewayBench.Run,
    ["index"] = IndexBench.Run,
    ["forecast"] = ForecastBench.Run,
    ["walls"] = WallsBench.Run,
    [BareYarp.Name] = BareYarp.Run,
};

if (args is [var name, ..] && benches.TryGetValue(name, out var bench)) return await bench(args[1..]);
Console.Error.WriteLine($"Đo gì? / Measure what? {string.Join(", ", benches.Keys)}");
return 2;
