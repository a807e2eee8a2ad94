using Ioc.Feeds;
using Ioc.Feeds.Readings;
using Microsoft.Extensions.Options;
using Xunit;

namespace Ioc.Tests.Unit.Feeds;

public sealed class FullQueues
{
    private static ReadingQueue Queue(int most, int commit = 20_000) =>
        new(Options.Create(new FeedsOptions { QueueReadingsMax = most, CommitReadingsMax = commit }));

    private static ReadingBatch Batch(int readings) =>
        new([.. Enumerable.Repeat(new Reading("air-1", "pm25", 1, DateTimeOffset.UnixEpoch, false), readings)], default);

    [Fact]
    public async Task What_does_not_fit_is_refused_whole_until_room_is_made()
    {
        var queue = Queue(10);

        Assert.True(queue.TryAdd(Batch(6)));
        Assert.False(queue.TryAdd(Batch(5)));
        Assert.True(queue.TryAdd(Batch(4)));
        Assert.False(queue.TryAdd(Batch(1)));

        var taken = await queue.Take(TestContext.Current.CancellationToken);
        Assert.False(queue.TryAdd(Batch(1)));
        queue.Leave(taken);
        Assert.True(queue.TryAdd(Batch(10)));
    }

    [Fact]
    public async Task A_commit_takes_as_many_batches_as_fit_and_one_at_least()
    {
        var queue = Queue(100, commit: 10);
        foreach (var readings in (int[])[4, 5, 3, 30]) queue.TryAdd(Batch(readings));

        Assert.Equal([4, 5], (await queue.Take(TestContext.Current.CancellationToken)).Select(x => x.Readings.Count));
        Assert.Equal([3], (await queue.Take(TestContext.Current.CancellationToken)).Select(x => x.Readings.Count));
        Assert.Equal([30], (await queue.Take(TestContext.Current.CancellationToken)).Select(x => x.Readings.Count));
    }

    [Fact]
    public void A_caller_that_bounds_itself_is_let_in_and_counts()
    {
        var queue = Queue(10);
        queue.Add(Batch(10));

        Assert.False(queue.TryAdd(Batch(1)));
    }
}
