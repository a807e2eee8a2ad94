using System.Net;
using System.Net.Http.Json;
using Ioc.Feeds;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Feeds;

public sealed class SensorActs(RealDatabases databases) : IAsyncLifetime
{
    private Room<FeedsOptions> room = null!;
    private HttpClient agent = null!;

    public async ValueTask InitializeAsync()
    {
        room = await FeedsRoom.Open(databases);
        agent = room.Caller("agency", "74");
    }

    public async ValueTask DisposeAsync() => await room.DisposeAsync();

    [Fact]
    public async Task A_sensor_is_registered_once_and_the_same_body_changes_nothing()
    {
        var first = await agent.Register();
        var again = await agent.Register();

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal($"/api/feeds/sensors/{FeedsRoom.Sensor}", first.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("\"1\"", again.Headers.ETag!.Tag);
        var sensor = await again.Json();
        Assert.Equal("74.725.25975", sensor.GetProperty("area").GetString());
        Assert.Equal("medium", sensor.GetProperty("quantities")[0].GetProperty("priority").GetString());
        Assert.Equal("above", sensor.GetProperty("quantities")[0].GetProperty("side").GetString());
        Assert.False(sensor.GetProperty("simulated").GetBoolean());
        var told = Assert.Single(await room.Told());
        Assert.Equal(("ioc.feeds.sensor-listed", "74.725.25975"), (told.Type, told.Body.GetProperty("area").GetString()));
        Assert.Equal((FeedsRoom.Sensor, 150, 60), (told.Body.GetProperty("sensor").GetProperty("id").GetString(),
            told.Body.GetProperty("sensor").GetProperty("quantities").EnumerateArray().Single(x => x.GetProperty("quantity").GetString() == "pm25").GetProperty("limit").GetDouble(),
            told.Body.GetProperty("sensor").GetProperty("periodSeconds").GetInt32()));
    }

    [Fact]
    public async Task Whoever_lost_what_it_knew_hears_of_every_sensor_again()
    {
        await agent.Register();
        await agent.Register(id: "air-2");
        await room.Hear(new Ioc.Contracts.Screens.TotalsWanted("74", false));

        var told = await room.Told();
        Assert.Equal(4, told.Count);
        Assert.Equal(told.Take(2).Select(x => x.Body.GetProperty("sensor").GetProperty("id").GetString()).Order(), told.Skip(2).Select(x => x.Body.GetProperty("sensor").GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_changed_sensor_has_the_next_version_unless_it_changed_meanwhile()
    {
        await agent.Register();

        var changed = await agent.Register(FeedsRoom.Body(periodSeconds: 300));
        var stale = new HttpRequestMessage(HttpMethod.Put, $"/api/feeds/sensors/{FeedsRoom.Sensor}") { Content = JsonContent.Create(FeedsRoom.Body()) };
        stale.Headers.Add("If-Match", "\"1\"");

        Assert.Equal("\"2\"", changed.Headers.ETag!.Tag);
        var refused = await agent.SendAsync(stale);
        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
        Assert.Equal("version-changed", await refused.Problem());
        Assert.Equal(300, await room.Scalar<int>("select period_seconds from sensor"));
    }

    [Fact]
    public async Task Every_fault_of_a_sensor_is_named_and_nothing_is_stored()
    {
        var answer = await agent.Register(new
        {
            area = "99999", domain = "Air!", nameVi = "", nameEn = new string('a', 121), lat = 91, lon = -181, periodSeconds = 0,
            quantities = new object[]
            {
                new { quantity = "PM 2.5", unit = "", limit = 1, side = "over", priority = "urgent" },
                new { quantity = "o3", unit = "ug/m3" }, new { quantity = "o3", unit = "ug/m3" },
            },
        }, "Air_1");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(
        [
            "/area", "/id", "/domain", "/lat", "/lon", "/periodSeconds", "/nameVi", "/nameEn",
            "/quantities/0/quantity", "/quantities/0/unit", "/quantities/0/side", "/quantities/0/priority", "/quantities/2/quantity",
        ], await answer.Pointers());
        Assert.Equal(0L, await room.Scalar<long>("select count(*) from sensor"));
    }

    [Fact]
    public async Task A_sensor_without_quantities_is_refused() => Assert.Equal(["/quantities"], await (await agent.Register(new
    { area = "25975", domain = "air", nameVi = "Trạm", nameEn = "Station", lat = 10.9, lon = 106.7, periodSeconds = 60, quantities = Array.Empty<object>() })).Pointers());

    [Theory]
    [InlineData("viewer", "74", "role-not-allowed")]
    [InlineData("device", "74", "role-not-allowed")]
    [InlineData("agency", "724", "foreign-area")]
    public async Task Who_may_not_register_hears_why(string role, string area, string problem)
    {
        var answer = await room.Caller(role, area).Register();

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(problem, await answer.Problem());
    }

    [Fact]
    public async Task A_neighbour_neither_sees_nor_takes_a_sensor()
    {
        await agent.Register();
        var neighbour = room.Caller("agency", "724");

        var shown = await neighbour.GetAsync($"/api/feeds/sensors/{FeedsRoom.Sensor}");
        var taken = await neighbour.Register(FeedsRoom.Body("25942"));

        Assert.Equal((HttpStatusCode.NotFound, "no-such-sensor"), (shown.StatusCode, await shown.Problem()));
        Assert.Equal((HttpStatusCode.Conflict, "sensor-id-taken"), (taken.StatusCode, await taken.Problem()));
        Assert.Empty((await (await neighbour.GetAsync("/api/feeds/sensors")).Json()).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task What_was_measured_keeps_its_unit()
    {
        await agent.Register();
        await agent.Record(FeedsRoom.Reading(12, room.Clock.Now));

        var otherUnit = await agent.Register(FeedsRoom.Body(unit: "mg/m3"));

        Assert.Equal((HttpStatusCode.Conflict, "quantity-has-readings"), (otherUnit.StatusCode, await otherUnit.Problem()));
        Assert.Equal("ug/m3", await room.Scalar<string>("select unit from quantity where quantity = 'pm25'"));
    }

    [Fact]
    public async Task An_unused_quantity_may_go()
    {
        await agent.Register();

        var answer = await agent.Register(new
        {
            area = "25975", domain = "air", nameVi = "Trạm An Phú", nameEn = "An Phu station", lat = 10.94, lon = 106.74, periodSeconds = 60,
            quantities = new object[] { new { quantity = "pm25", unit = "ug/m3" } },
        });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(1L, await room.Scalar<long>("select count(*) from quantity"));
    }

    [Fact]
    public async Task A_page_ends_where_the_next_begins()
    {
        foreach (var i in Enumerable.Range(1, 5)) await agent.Register(id: $"air-{i}");

        var first = await (await agent.GetAsync("/api/feeds/sensors?rows=3&area=725&domain=air")).Json();
        var rest = await (await agent.GetAsync($"/api/feeds/sensors?rows=3&area=725&domain=air&cursor={first.GetProperty("next").GetString()}")).Json();

        Assert.Equal(["air-1", "air-2", "air-3"], first.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("id").GetString()));
        Assert.Equal(["air-4", "air-5"], rest.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("id").GetString()));
        Assert.False(rest.TryGetProperty("next", out _));
        Assert.Empty((await (await agent.GetAsync("/api/feeds/sensors?area=724")).Json()).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Whatever_a_simulator_registers_says_so()
    {
        var simulator = room.Bearer(Tokens.Mint("agency", ["74"], simulated: true));
        await simulator.Register();
        await agent.Record(FeedsRoom.Reading(12, room.Clock.Now));

        Assert.True((await (await agent.GetAsync($"/api/feeds/sensors/{FeedsRoom.Sensor}")).Json()).GetProperty("simulated").GetBoolean());
        Assert.True((await room.Told())[0].Body.GetProperty("simulated").GetBoolean());
    }
}
