using Ioc.AspireHost;
using Xunit;

namespace Ioc.Tests.Unit.Host;

public sealed class Restarts
{
    [Fact]
    public async Task A_part_that_dies_starts_again_after_a_rest_that_doubles()
    {
        await using var theatre = new Theatre();
        var weak = theatre.Server("weak", "echo x >>lives; [ $(wc -l <lives) -ge 4 ] || { echo too weak; exit 7; }; touch weak.up; exec sleep 60");

        await theatre.Start(weak).ReachedAsync(TestContext.Current.CancellationToken);

        Assert.Equal(3, weak.Restarts);
        Assert.Contains("stopped with exit code 7: too weak (./ioc logs weak has the rest)", theatre.Said);
        TimeSpan[] rests = [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];
        Assert.Equal(rests, theatre.Time.Waits.Where(rests.Contains));
    }

    [Fact]
    public async Task A_part_killed_from_outside_comes_back_as_another_process()
    {
        await using var theatre = new Theatre();
        var room = theatre.Server("room", "touch room.up; exec sleep 60");
        await theatre.Start(room).ReachedAsync(TestContext.Current.CancellationToken);
        var first = room.Pid!.Value;

        System.Diagnostics.Process.GetProcessById(first).Kill();

        await Alive.UntilAsync(() => room.Pid is { } pid && pid != first, "another process does the work");
        Assert.Equal(1, room.Restarts);
        Assert.Contains("stopped with exit code 137: killed, by somebody or for want of memory (./ioc logs room has the rest)", theatre.Said);
    }

    [Fact]
    public async Task A_part_that_never_becomes_ready_ends_the_start_with_its_last_words()
    {
        await using var theatre = new Theatre();
        var broken = theatre.Server("broken", "echo x >>lives; echo no such table; exit 3");
        var waits = theatre.Server("waits", "touch waits.up; exec sleep 60", broken);

        var fault = await Assert.ThrowsAsync<HostFault>(() => theatre.Start(broken, waits).ReachedAsync(TestContext.Current.CancellationToken));

        Assert.Equal("broken died 8 times before it was ready: no such table (./ioc logs broken has the rest)", fault.Message);
        Assert.Equal(Part.DeathsBeforeReadyMax, File.ReadAllLines(theatre.InRun("lives")).Length);
    }

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(4, 4)]
    [InlineData(7, 30)]
    [InlineData(1_000, 30)]
    public void The_rest_is_never_longer_than_half_a_minute(int deaths, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Part.Rest(deaths));

    [Fact]
    public async Task A_job_that_fails_is_tried_again_until_it_succeeds()
    {
        await using var theatre = new Theatre();
        var prepare = theatre.Job("prepare", "echo x >>tries; [ $(wc -l <tries) -ge 2 ]");

        await theatre.Start(prepare).ReachedAsync(TestContext.Current.CancellationToken);

        Assert.Equal((State.Done, 1), (prepare.State, prepare.Restarts));
    }
}
