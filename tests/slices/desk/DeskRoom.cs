using System.Text.Json;
using Ioc.Contracts.Feeds;
using Ioc.Desk;
using Ioc.Desk.Alarms;
using Ioc.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Tests.Slices.Desk;

/// <summary>The desk with its own database, and a sensor in An Phú, Thuận An, of which feeds have told.</summary>
internal static class DeskRoom
{
    public const string Sensor = "air-an-phu-1";
    public const string Commune = "74.725.25975";

    public static async Task<Room<DeskOptions>> Open(RealDatabases databases, params (string Key, string Value)[] settings) =>
        new("desk", await databases.Servers.NewDatabaseAsync(), settings);

    public static Task Lists(this Room<DeskOptions> room, double? limit = 150, long version = 1, string sensor = Sensor, string area = Commune) =>
        room.Hear(new SensorListed(area, false, new SensorState(sensor, version, "air", "Trạm An Phú", "An Phu station", 60,
            [new QuantityLimit("pm25", "ug/m3", limit, "above", "high"), new QuantityLimit("o3", "ug/m3", null, "above", "medium")])));

    public static Task Reads(this Room<DeskOptions> room, double value, DateTimeOffset? at = null, long version = 1, string sensor = Sensor, string area = Commune, string quantity = "pm25")
    {
        var measured = at ?? room.Clock.Now;
        var minute = new DateTimeOffset(measured.Year, measured.Month, measured.Day, measured.Hour, measured.Minute, 0, TimeSpan.Zero);
        return room.Hear(new ReadingsSummarised(area, false, sensor, quantity, "ug/m3", minute, version, 1, value, value, value, value, measured));
    }

    /// <summary>Lets the desk's watch look at the clock, now.</summary>
    public static Task Look(this Room<DeskOptions> room) => room.Services.GetRequiredService<Watch>().Look(default);

    public static async Task<JsonElement[]> Alarms(this HttpClient client, string query = "") =>
        [.. (await (await client.GetAsync($"/api/desk/alarms{query}")).Json()).GetProperty("items").EnumerateArray()];

    public static string State(this JsonElement found) => found.GetProperty("alarm").GetProperty("state").GetString()!;

    public static string Id(this JsonElement found) => found.GetProperty("alarm").GetProperty("id").GetString()!;
}
