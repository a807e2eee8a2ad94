using Ioc.Feeds;
using Ioc.Tests.Support;

namespace Ioc.Tests.Slices.Feeds;

/// <summary>The feeds with their own database and a sensor in An Phú, Thuận An.</summary>
internal static class FeedsRoom
{
    public const string Sensor = "air-an-phu-1";

    public static async Task<Room<FeedsOptions>> Open(RealDatabases databases, params (string Key, string Value)[] settings) =>
        new("feeds", await databases.Servers.NewDatabaseAsync(), settings);

    public static object Body(string area = "25975", int periodSeconds = 60, double? limit = 150, string side = "above", string unit = "ug/m3") => new
    {
        area, domain = "air", nameVi = "Trạm An Phú", nameEn = "An Phu station", lat = 10.94, lon = 106.74, periodSeconds,
        quantities = new object[]
        {
            new { quantity = "pm25", unit, limit, side, priority = "high" },
            new { quantity = "o3", unit = "ug/m3" },
        },
    };

    public static Task<HttpResponseMessage> Register(this HttpClient client, object? body = null, string id = Sensor) =>
        client.PutAsync($"/api/feeds/sensors/{id}", System.Net.Http.Json.JsonContent.Create(body ?? Body()));

    public static object Reading(object? value, DateTimeOffset at, string quantity = "pm25", string sensor = Sensor) => new { sensor, quantity, value, at };

    public static Task<HttpResponseMessage> Record(this HttpClient client, params object[] readings) =>
        client.Post("/api/feeds/readings", new { readings });
}
