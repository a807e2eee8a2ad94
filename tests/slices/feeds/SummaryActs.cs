using System.Net;
using Ioc.Feeds;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Feeds;

public sealed class SummaryActs(RealDatabases databases) : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2016, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private Room<FeedsOptions> room = null!;
    private HttpClient agent = null!;

    public async ValueTask InitializeAsync()
    {
        room = await FeedsRoom.Open(databases);
        agent = room.Caller("agency", "74");
        await agent.Register();
        await agent.Record([.. Enumerable.Range(0, 300).Select(i => FeedsRoom.Reading(i, Start.AddMinutes(i / 2.0)))]);
    }

    public async ValueTask DisposeAsync() => await room.DisposeAsync();

    private Task<HttpResponseMessage> Ask(string query) => agent.GetAsync($"/api/feeds/summaries?{query}");

    private static readonly string Whole = $"sensor={FeedsRoom.Sensor}&quantity=pm25&from=2016-03-01T00:00:00Z&to=2016-03-01T03:00:00Z";

    [Fact]
    public async Task Hours_are_computed_from_the_stored_readings()
    {
        var hours = (await (await Ask(Whole)).Json()).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal([120, 120, 60], hours.Select(x => x.GetProperty("count").GetInt64()));
        Assert.Equal([59.5, 179.5, 269.5], hours.Select(x => x.GetProperty("mean").GetDouble()));
        Assert.Equal([0.0, 120, 240], hours.Select(x => x.GetProperty("minimum").GetDouble()));
        Assert.Equal([119.0, 239, 299], hours.Select(x => x.GetProperty("maximum").GetDouble()));
        Assert.Equal(Start.AddHours(2), hours[2].GetProperty("start").GetDateTimeOffset());
    }

    [Fact]
    public async Task Minutes_come_in_pages_that_join_without_gap_or_repeat()
    {
        var starts = new List<DateTimeOffset>();
        string? next = "";
        while (next is not null)
        {
            var page = await (await Ask($"{Whole}&bucket=minute&rows=70&cursor={next}")).Json();
            starts.AddRange(page.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("start").GetDateTimeOffset()));
            next = page.TryGetProperty("next", out var token) ? token.GetString() : null;
        }

        Assert.Equal(Enumerable.Range(0, 150).Select(i => Start.AddMinutes(i)), starts);
    }

    [Fact]
    public async Task A_quantity_without_readings_has_no_hours() => Assert.Equal(0,
        (await (await Ask(Whole.Replace("pm25", "o3"))).Json()).GetProperty("items").GetArrayLength());

    [Theory]
    [InlineData("bucket=week", "/query/bucket")]
    [InlineData("from=2016-03-01T04:00:00Z&to=2016-03-01T03:00:00Z", "/query/from")]
    [InlineData("to=0001-01-01T00:00:00Z", "/query/to")]
    [InlineData("quantity=PM", "/query/quantity")]
    public async Task A_wrong_question_is_refused(string query, string pointer)
    {
        var answer = await Ask($"sensor={FeedsRoom.Sensor}&{(query.Contains("quantity") ? "" : "quantity=pm25&")}{query}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal([pointer], await answer.Pointers());
    }

    [Theory]
    [InlineData("74", "air-9")]
    [InlineData("724", FeedsRoom.Sensor)]
    [InlineData("74", "")]
    public async Task An_unknown_or_foreign_sensor_is_not_found(string area, string sensor)
    {
        var answer = await room.Caller("viewer", area).GetAsync($"/api/feeds/summaries?sensor={sensor}&quantity=pm25");

        Assert.Equal((HttpStatusCode.NotFound, "no-such-sensor"), (answer.StatusCode, await answer.Problem()));
    }
}
