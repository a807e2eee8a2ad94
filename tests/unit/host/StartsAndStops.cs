using Ioc.AspireHost;
using Xunit;

namespace Ioc.Tests.Unit.Host;

public sealed class StartsAndStops
{
    private const string Serve = "touch $0.up; trap 'exit 0' TERM; while :; do sleep 0.05; done";

    [Fact]
    public async Task A_part_starts_when_all_that_it_waits_for_are_ready_or_done()
    {
        await using var theatre = new Theatre();
        var db = theatre.Server("db", "touch db.up; exec sleep 60");
        var prepare = theatre.Job("prepare", "exit 0", db);
        var room = theatre.Server("room", "touch room.up; exec sleep 60", prepare);

        await theatre.Start(room, prepare, db).ReachedAsync(TestContext.Current.CancellationToken);

        var seen = theatre.Seen;
        Assert.True(seen.IndexOf("db Ready") < seen.IndexOf("prepare Starting"), string.Join(", ", seen));
        Assert.True(seen.IndexOf("prepare Done") < seen.IndexOf("room Starting"), string.Join(", ", seen));
        Assert.Equal(State.Ready, room.State);
    }

    [Fact]
    public async Task Parts_stop_in_the_reverse_order()
    {
        await using var theatre = new Theatre();
        var db = theatre.Server("db", Serve.Replace("$0", "db"));
        var room = theatre.Server("room", Serve.Replace("$0", "room"), db);
        var door = theatre.Server("door", Serve.Replace("$0", "door"), room);
        var stage = theatre.Start(db, room, door);
        await stage.ReachedAsync(TestContext.Current.CancellationToken);

        await stage.DisposeAsync();

        var seen = theatre.Seen;
        Assert.True(seen.IndexOf("door Stopped") < seen.IndexOf("room Stopping"), string.Join(", ", seen));
        Assert.True(seen.IndexOf("room Stopped") < seen.IndexOf("db Stopping"), string.Join(", ", seen));
    }

    [Fact]
    public async Task A_part_that_does_not_listen_to_the_signal_is_ended_with_all_that_it_started()
    {
        await using var theatre = new Theatre();
        var deaf = theatre.Server("deaf", "trap '' TERM; sleep 300 & echo $! >grandchild; touch deaf.up; while :; do sleep 0.05; done");
        var stage = theatre.Start(deaf);
        await stage.ReachedAsync(TestContext.Current.CancellationToken);
        var grandchild = int.Parse(await File.ReadAllTextAsync(theatre.InRun("grandchild"), TestContext.Current.CancellationToken));

        await stage.DisposeAsync();

        await Alive.GoneAsync(grandchild);
    }

    [Fact]
    public async Task A_part_that_cannot_be_started_at_all_ends_the_start_with_its_one_sentence()
    {
        await using var theatre = new Theatre();
        var missing = new Part("missing") { Command = _ => throw new HostFault("Nothing here is installed.") };
        var later = theatre.Job("later", "exit 0", missing);

        var fault = await Assert.ThrowsAsync<HostFault>(() => theatre.Start(later, missing).ReachedAsync(TestContext.Current.CancellationToken));

        Assert.Equal("Nothing here is installed.", fault.Message);
    }

    [Fact]
    public async Task The_status_file_tells_state_and_pid_of_each_part_and_only_to_its_owner()
    {
        await using var theatre = new Theatre();
        var db = theatre.Server("db", "touch db.up; exec sleep 60");
        await theatre.Start(db).ReachedAsync(TestContext.Current.CancellationToken);

        var file = Path.Combine(theatre.Home.Folder, "status.json");
        var status = System.Text.Json.JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).RootElement;

        Assert.Equal("ready", status.GetProperty("host").GetProperty("state").GetString());
        Assert.Equal("ready", status.GetProperty("parts")[0].GetProperty("state").GetString());
        Assert.Equal(db.Pid, status.GetProperty("parts")[0].GetProperty("pid").GetInt32());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode);
    }
}
