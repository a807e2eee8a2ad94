using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Ioc.Tests.Speed.Gateway;

/// <summary>What one run of wrk saw.</summary>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="P99Milliseconds">99 of 100 answers came within this.</param>
/// <param name="CpuMicroseconds">Processor time of the peer for one answer.</param>
public sealed partial record Wrk(double PerSecond, double P99Milliseconds, double CpuMicroseconds)
{
    /// <summary>Loads a peer from 64 connections.</summary>
    /// <exception cref="InvalidOperationException">An answer was not 2xx, or wrk did not say what it saw.</exception>
    public static async Task<Wrk> Load(Peer peer, string path, string token, int seconds)
    {
        var address = peer.Address + path;
        var before = peer.CpuSeconds();
        string[] arguments = ["-t1", "-c64", $"-d{seconds}s", "--latency", "-H", $"Authorization: Bearer {token}", address];
        using var wrk = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;
        var said = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var spent = peer.CpuSeconds() - before;
        var (count, rate, p99) = (Count().Match(said), Rate().Match(said), P99().Match(said));
        if (!count.Success || !rate.Success || !p99.Success || said.Contains("Non-2xx") || said.Contains("Socket errors"))
            throw new InvalidOperationException($"{address}\n{said}");
        var unit = p99.Groups[2].Value switch { "us" => 0.001, "s" => 1_000, _ => 1 };
        return new Wrk(Number(rate.Groups[1]), Number(p99.Groups[1]) * unit, spent * 1_000_000 / Number(count.Groups[1]));
    }

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"([0-9]+) requests in")]
    private static partial Regex Count();

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"99%\s+([0-9.]+)(us|ms|s)")]
    private static partial Regex P99();
}
