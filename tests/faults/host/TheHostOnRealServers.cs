using System.Diagnostics;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Faults.Host;

public sealed class TheHostOnRealServers(Broken broken)
{
    private static readonly string[] Parts =
        ["bus", "db", "cache", "gateway", "catalogue", "indicators", "hotline", "eid", "feeds", "desk", "screens"];

    [Fact]
    public async Task A_part_that_is_killed_is_ready_again_at_the_same_address_and_another_host_is_refused()
    {
        var stack = broken.Stack;
        var (address, pid) = (stack.AddressOf("hotline"), stack.PidOf("hotline"));

        await stack.KillAsync("hotline");

        Assert.Equal(address, stack.AddressOf("hotline"));
        Assert.NotEqual(pid, stack.PidOf("hotline"));
        Assert.Contains(stack.Said, line => line.StartsWith("hotline    | stopped with exit code 137", StringComparison.Ordinal));

        var sameHome = await Stack.RefusedAsync(stack.Home, Stack.FreePort());
        Assert.Equal($"ioc: A stack runs already from {stack.Home}; stop it with ./ioc down, or set IOC_HOME to another folder.", sameHome);

        var otherHome = Path.Combine(stack.Home, "other");
        var samePort = await Stack.RefusedAsync(otherHome, stack.Door.Port);
        Assert.Equal(
            $"ioc: Port {stack.Door.Port} is taken by another program; free it, or choose another one with ./ioc up --port NUMBER.", samePort);
        Assert.False(Directory.Exists(Path.Combine(otherHome, "db")), "nothing is started before the ports are known to be free");
    }

    [Fact]
    public async Task Kill_9_of_the_host_leaves_nothing_running()
    {
        await using var stack = await Stack.StartAsync();
        var families = Parts.SelectMany(part => Family(stack.PidOf(part)!.Value)).ToList();
        Assert.True(families.Count > Parts.Length, "PostgreSQL and RabbitMQ have children of their own");

        Process.GetProcessById(stack.HostPid).Kill();

        await Eventually.Holds(
            () => Task.FromResult(!families.Any(IsAlive)), "every process of the stack is gone");
    }

    /// <summary>A process and everything below it.</summary>
    private static IEnumerable<int> Family(int root)
    {
        var parents = Directory.GetDirectories("/proc").Select(folder => Path.GetFileName(folder)).Where(name => name.All(char.IsDigit))
            .Select(int.Parse).Select(pid => (Pid: pid, Parent: ParentOf(pid))).ToLookup(row => row.Parent, row => row.Pid);
        return Below(root);

        IEnumerable<int> Below(int pid) => parents[pid].SelectMany(Below).Prepend(pid);
    }

    private static int ParentOf(int pid) => StatOf(pid) is [_, var parent, ..] ? int.Parse(parent) : 0;

    private static bool IsAlive(int pid) => StatOf(pid) is [not "Z", ..];

    /// <summary>State, parent and the rest of a process; empty when there is none.</summary>
    private static string[] StatOf(int pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception gone) when (gone is IOException)
        {
            return [];
        }
    }
}
