using System.Net.Http.Json;
using System.Text.Json;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Journeys;

public sealed class ReadingToAlarm(City city)
{
    private const string Area = "74.720";

    /// <summary>Another journey imports years of readings at the same time, which the desk hears of too.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_reading_beyond_its_limit_is_an_alarm_on_the_wall_that_the_desk_acknowledges_and_a_good_reading_ends()
    {
        await using var wall = WallView.Watch(await city.Stack.CallerAsync("device", "720"), "720");
        var put = await city.Operator.PutAsJsonAsync("/api/feeds/sensors/j-air-1", new
        {
            area = "25777", domain = "air", nameVi = "Trạm Dầu Tiếng", nameEn = "Dau Tieng station", lat = 11.27, lon = 106.36, periodSeconds = 3_600,
            quantities = new[] { new { quantity = "pm25", unit = "ug/m3", limit = 50, side = "above", priority = "medium" } },
        });
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());

        await Read(61.5);
        await Read(63);
        await Shows("one alarm stands in Dầu Tiếng", 1, "unacknowledged");
        Assert.Equal(1, Detail().GetProperty("medium").GetInt32());
        await Eventually.Holds(() => Task.FromResult(wall.Value(Area, "sensors.pm25-max") == 63), "the wall shows the latest reading", Patience);
        var id = Detail().GetProperty("list")[0].GetProperty("id").GetString();

        await city.Post($"/api/desk/alarms/{id}:acknowledge", new { note = "Đã báo thị trấn Dầu Tiếng" });
        await Shows("the wall shows that somebody saw it", 1, "acknowledged");

        await Read(41);
        await Shows("no alarm stands any more", 0, null);
        var acts = await city.Get($"/api/desk/alarms/{id}/acts");
        Assert.Equal(["raised", "acknowledged", "returned"], acts.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("act").GetString()));

        JsonElement Detail() => wall.Tile(Area, "alarms.active")!.Value.GetProperty("detail");
        Task Shows(string what, int count, string? state) => Eventually.Holds(() => Task.FromResult(
            wall.Value(Area, "alarms.active") == count
            && (state is null || Detail().GetProperty("list").EnumerateArray().Any(x => x.GetProperty("state").GetString() == state))), what, Patience);
    }

    private Task Read(double value) =>
        city.Post("/api/feeds/readings", new { readings = new[] { new { sensor = "j-air-1", quantity = "pm25", value, at = TimeProvider.System.GetUtcNow() } } });
}
