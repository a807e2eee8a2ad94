using System.Diagnostics;

namespace Ioc.Tests.Speed.Gateway;

/// <summary>One of the proxies that are measured beside each other.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="Process">Its process; an nginx works in a child of it.</param>
public sealed record Peer(string Address, Process Process)
{
    /// <summary>Processor time that it and its children have used.</summary>
    public double CpuSeconds() => Children().Prepend(Process.Id).Sum(Used);

    private int[] Children() => [.. File.ReadAllText($"/proc/{Process.Id}/task/{Process.Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];

    private static double Used(int pid)
    {
        using var process = Process.GetProcessById(pid);
        return process.TotalProcessorTime.TotalSeconds;
    }
}
