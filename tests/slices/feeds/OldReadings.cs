using Ioc.Feeds;
using Ioc.Feeds.Readings;
using Ioc.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ioc.Tests.Slices.Feeds;

public sealed class OldReadings(RealDatabases databases) : IAsyncLifetime
{
    private Room<FeedsOptions> room = null!;

    public async ValueTask InitializeAsync() => room = await FeedsRoom.Open(databases, ("Feeds:KeepReadingsDays", "30"));

    public async ValueTask DisposeAsync() => await room.DisposeAsync();

    [Fact]
    public async Task A_series_reaches_back_so_many_days_from_its_newest_reading_and_an_old_series_is_kept()
    {
        var agent = room.Caller("agency", "74");
        await agent.Register();
        await agent.Register(FeedsRoom.Body("25972"), "air-old");
        var now = room.Clock.Now;
        await agent.Record(FeedsRoom.Reading(1, now.AddDays(-31)), FeedsRoom.Reading(2, now.AddDays(-29)), FeedsRoom.Reading(3, now),
            FeedsRoom.Reading(4, now.AddYears(-10).AddDays(-29), sensor: "air-old"), FeedsRoom.Reading(5, now.AddYears(-10), sensor: "air-old"));

        Assert.Equal(2, await room.Services.GetRequiredService<ForgetReadings>().Run(TestContext.Current.CancellationToken));

        Assert.Equal("2 3 4 5", await room.Scalar<string>("select string_agg(value::text, ' ' order by value) from reading"));
        Assert.Equal(4L, await room.Scalar<long>("select count(*) from summary"));
        Assert.Equal(0, await room.Services.GetRequiredService<ForgetReadings>().Run(TestContext.Current.CancellationToken));
    }
}
