using System.Diagnostics;
using Xunit;

namespace Ioc.Tests.Unit.Host;

public sealed class Orphans
{
    // A host in miniature: it starts the keeper and two children as the host does, and says who they are.
    private const string MiniatureHost = """
        mkfifo pipe
        setsid sh "$KEEPER" watch . <pipe >/dev/null &
        exec 9>pipe
        setsid sh "$KEEPER" launch plain.pid TERM sleep 300 9>&- >/dev/null &
        setsid sh "$KEEPER" launch deaf.pid INT sh -c 'trap "" INT TERM; sleep 300 & echo $! >grandchild; wait' 9>&- >/dev/null &
        while [ ! -s grandchild ] || [ ! -s plain.pid ]; do sleep 0.02; done
        cut -d" " -f1 plain.pid deaf.pid; cat grandchild; echo up
        mkfifo never
        read -r nothing <>never
        """;

    [Fact]
    public async Task Kill_9_of_the_host_leaves_no_child_and_no_grandchild()
    {
        var folder = Directory.CreateTempSubdirectory("ioc-").FullName;
        var start = new ProcessStartInfo("sh", ["-c", MiniatureHost]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["KEEPER"] = Path.Combine(AppContext.BaseDirectory, "Local", "keeper.sh");
        start.Environment["IOC_PATIENCE_TENTHS"] = "5";
        using var host = Process.Start(start)!;
        List<int> family = [];
        while (await host.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && line != "up") family.Add(int.Parse(line));
        Assert.Equal(3, family.Count);
        Assert.All(family, pid => Assert.True(Alive.IsAlive(pid)));

        host.Kill();

        foreach (var pid in family) await Alive.GoneAsync(pid);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_pid_that_was_given_to_another_process_is_left_alone()
    {
        var folder = Directory.CreateTempSubdirectory("ioc-").FullName;
        using var stranger = Process.Start("setsid", ["sleep", "60"])!;
        File.WriteAllText(Path.Combine(folder, "room.pid"), $"{stranger.Id} 1 TERM\n");

        AspireHost.Child.Sweep(folder);

        Assert.True(Alive.IsAlive(stranger.Id));
        Assert.False(Directory.Exists(folder));
        stranger.Kill();
    }
}
