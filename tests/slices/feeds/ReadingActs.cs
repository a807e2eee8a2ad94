using System.Net;
using System.Text;
using Ioc.Feeds;
using Ioc.Tests.Support;
using Xunit;
using Npgsql;

namespace Ioc.Tests.Slices.Feeds;

public sealed class ReadingActs(RealDatabases databases) : IAsyncLifetime
{
    private const string Summarised = "ioc.feeds.readings-summarised";
    private Room<FeedsOptions> room = null!;
    private HttpClient agent = null!;
    private string database = null!;

    public async ValueTask InitializeAsync()
    {
        database = await databases.Servers.NewDatabaseAsync();
        room = new Room<FeedsOptions>("feeds", database, ("Feeds:QueueReadingsMax", "10000"));
        agent = room.Caller("agency", "74");
        await agent.Register();
    }

    public async ValueTask DisposeAsync() => await room.DisposeAsync();

    private DateTimeOffset Minute => new(2025, 6, 24, 3, 41, 0, TimeSpan.Zero);

    private Task<long> Readings => room.Scalar<long>("select count(*) from reading");

    private async Task<IReadOnlyList<System.Text.Json.JsonElement>> Minutes() => [.. (await room.Told()).Where(x => x.Type == Summarised).Select(x => x.Body)];

    [Fact]
    public async Task A_batch_is_durable_when_it_is_answered_and_its_minutes_are_told()
    {
        var answer = await agent.Record(
            FeedsRoom.Reading(10, Minute), FeedsRoom.Reading(20, Minute.AddSeconds(20)), FeedsRoom.Reading(60, Minute.AddSeconds(59)),
            FeedsRoom.Reading(7, Minute.AddSeconds(60)), FeedsRoom.Reading(33, Minute, "o3"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("{\"accepted\":5,\"skipped\":0}", await answer.Content.ReadAsStringAsync());
        Assert.Equal(5L, await Readings);
        var told = await Minutes();
        Assert.Equal(3, told.Count);
        var first = Assert.Single(told, x => x.GetProperty("count").GetInt64() == 3);
        Assert.Equal(("74.725.25975", FeedsRoom.Sensor, "pm25", "ug/m3"), (first.GetProperty("area").GetString(),
            first.GetProperty("sensor").GetString(), first.GetProperty("quantity").GetString(), first.GetProperty("unit").GetString()));
        Assert.Equal((30, 10, 60, 60), (first.GetProperty("mean").GetDouble(), first.GetProperty("minimum").GetDouble(),
            first.GetProperty("maximum").GetDouble(), first.GetProperty("last").GetDouble()));
        Assert.Equal(Minute, first.GetProperty("minute").GetDateTimeOffset());
    }

    [Fact]
    public async Task The_same_batch_again_changes_nothing_and_tells_nothing()
    {
        await agent.Record(FeedsRoom.Reading(10, Minute), FeedsRoom.Reading(10, Minute));
        var again = await agent.Record(FeedsRoom.Reading(10, Minute));

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(1L, await Readings);
        Assert.Single(await Minutes());
    }

    [Fact]
    public async Task Another_value_for_the_same_instant_corrects_it_under_a_newer_version()
    {
        await agent.Record(FeedsRoom.Reading(10, Minute), FeedsRoom.Reading(20, Minute.AddSeconds(1)));
        await agent.Record(FeedsRoom.Reading(30, Minute));

        var told = await Minutes();
        Assert.Equal([1, 2], told.Select(x => x.GetProperty("version").GetInt64()));
        Assert.Equal((25, 20), (told[1].GetProperty("mean").GetDouble(), told[1].GetProperty("last").GetDouble()));
        Assert.Equal(2L, await Readings);
    }

    [Fact]
    public async Task Nothing_measured_is_skipped()
    {
        var answer = await agent.Record(FeedsRoom.Reading("NA", Minute), FeedsRoom.Reading(null, Minute), FeedsRoom.Reading(5, Minute));
        var nothing = await agent.Record(FeedsRoom.Reading("NA", Minute.AddSeconds(1)));

        Assert.Equal("{\"accepted\":1,\"skipped\":2}", await answer.Content.ReadAsStringAsync());
        Assert.Equal("{\"accepted\":0,\"skipped\":1}", await nothing.Content.ReadAsStringAsync());
        Assert.Equal(1L, await Readings);
    }

    [Fact]
    public async Task Every_fault_is_named_by_its_place_and_nothing_is_stored()
    {
        var answer = await agent.Record(
            FeedsRoom.Reading(5, Minute), FeedsRoom.Reading(5, Minute, sensor: "air-9"), FeedsRoom.Reading(5, Minute, "no2"),
            FeedsRoom.Reading("high", Minute), FeedsRoom.Reading(5, room.Clock.Now.AddMinutes(5)), new { sensor = FeedsRoom.Sensor, quantity = "pm25", value = 1 },
            FeedsRoom.Reading(5, Minute, sensor: "a\0b"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid-request"), (answer.StatusCode, await answer.Problem()));
        Assert.Equal(["/readings/1/sensor", "/readings/2/quantity", "/readings/3/value", "/readings/4/at", "/readings/5/at", "/readings/6/sensor"], await answer.Pointers());
        Assert.Equal(0L, await Readings);
        Assert.Empty(await Minutes());
    }

    [Theory]
    [InlineData("{\"readings\":[{\"sensor\":\"a\"", HttpStatusCode.BadRequest, "malformed-body")]
    [InlineData("{\"readings\":[{\"sensor\":7}]}", HttpStatusCode.BadRequest, "malformed-body")]
    [InlineData("{\"readings\":[]}", HttpStatusCode.UnprocessableEntity, "invalid-request")]
    [InlineData("{}", HttpStatusCode.UnprocessableEntity, "invalid-request")]
    [InlineData("{\"readings\":[null]}", HttpStatusCode.UnprocessableEntity, "invalid-request")]
    [InlineData("{\"readings\":[{\"sensor\":\"air-an-phu-1\",\"quantity\":\"pm25\",\"value\":1e999,\"at\":\"2025-06-24T03:41:00Z\"}]}",
        HttpStatusCode.UnprocessableEntity, "invalid-request")]
    public async Task A_broken_body_is_refused(string body, HttpStatusCode status, string problem)
    {
        var answer = await agent.PostAsync("/api/feeds/readings", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal((status, problem), (answer.StatusCode, await answer.Problem()));
        Assert.Equal(0L, await Readings);
    }

    [Fact]
    public async Task A_batch_has_a_length()
    {
        var most = await agent.Record([.. Enumerable.Range(0, 10_000).Select(i => FeedsRoom.Reading(i, Minute.AddMilliseconds(-i)))]);
        var more = await agent.Record([.. Enumerable.Range(0, 10_001).Select(i => FeedsRoom.Reading(i, Minute.AddMilliseconds(-i)))]);

        Assert.Equal(HttpStatusCode.OK, most.StatusCode);
        Assert.Equal(["/readings"], await more.Pointers());
        Assert.Equal(10_000L, await Readings);
    }

    [Theory]
    [InlineData("viewer", "74", "role-not-allowed")]
    [InlineData("agency", "724", "foreign-area")]
    public async Task Who_may_not_record_hears_why(string role, string area, string problem)
    {
        var answer = await room.Caller(role, area).Record(FeedsRoom.Reading(5, Minute));

        Assert.Equal((HttpStatusCode.Forbidden, problem), (answer.StatusCode, await answer.Problem()));
        Assert.Equal(0L, await Readings);
    }

    [Fact]
    public async Task A_full_queue_refuses_at_the_door_and_loses_nothing_it_took()
    {
        await using var other = NpgsqlDataSource.Create(database);
        await using var connection = await other.OpenConnectionAsync();
        var holds = await connection.BeginTransactionAsync();
        await new NpgsqlCommand("select 1 from quantity for update", connection, holds).ExecuteNonQueryAsync();

        var taken = agent.Record([.. Enumerable.Range(0, 10_000).Select(i => FeedsRoom.Reading(i, Minute.AddMilliseconds(-i)))]);
        await Eventually.Holds(async () => await room.Scalar<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == 1, "the writer waits for the lock");
        var refused = await agent.Record(FeedsRoom.Reading(5, Minute, "o3"));
        Assert.False(taken.IsCompleted);
        await holds.CommitAsync();

        Assert.Equal((HttpStatusCode.TooManyRequests, "queue-full"), (refused.StatusCode, await refused.Problem()));
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.OK, (await taken).StatusCode);
        Assert.Equal(10_000L, await room.Scalar<long>("select count(*) from reading where quantity = 'pm25'"));
        Assert.Equal(HttpStatusCode.OK, (await agent.Record(FeedsRoom.Reading(5, Minute, "o3"))).StatusCode);
    }
}
