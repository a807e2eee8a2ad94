using System.Net.Http.Json;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Journeys;

public sealed class ReadingToAlarm(City city)
{
    [Fact]
    public async Task A_reading_beyond_its_limit_raises_one_alarm_and_the_next_good_one_clears_it()
    {
        await using var wall = WallView.Watch(await city.Stack.CallerAsync("device", "720"), "720");
        var put = await city.Operator.PutAsJsonAsync("/api/feeds/sensors/j-air-1", new
        {
            area = "25777", domain = "air", nameVi = "Trạm Dầu Tiếng", nameEn = "Dau Tieng station", lat = 11.27, lon = 106.36, periodSeconds = 60,
            quantities = new[] { new { quantity = "pm25", unit = "ug/m3", limit = 50, side = "above", priority = "medium" } },
        });
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());

        await Read(61.5);
        await Read(63);
        await Eventually.Holds(() => Task.FromResult(wall.Value("74.720", "alarms.active") == 1), "one alarm is active in Dầu Tiếng");
        Assert.Equal(1, wall.Tile("74.720", "alarms.active")!.Value.GetProperty("detail").GetProperty("medium").GetInt32());
        await Eventually.Holds(() => Task.FromResult(wall.Value("74.720", "sensors.pm25-max") == 63), "the wall shows the latest reading");

        await Read(41);
        await Eventually.Holds(() => Task.FromResult(wall.Value("74.720", "alarms.active") == 0), "no alarm is active any more");
    }

    private Task Read(double value) =>
        city.Post("/api/feeds/readings", new { readings = new[] { new { sensor = "j-air-1", quantity = "pm25", value, at = TimeProvider.System.GetUtcNow() } } });
}
