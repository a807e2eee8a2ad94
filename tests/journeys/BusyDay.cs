using System.Net.Http.Json;
using System.Text;
using Ioc.Tests.Support;
using RabbitMQ.Client;
using Xunit;

namespace Ioc.Tests.Journeys;

/// <summary>A day in which everything happens that some signal counts: of every kind something good, and something that is refused, parked or doubled.</summary>
internal static class BusyDay
{
    private const string Ward = "25918", Path = "74.726.25918";

    /// <summary>Lets it happen.</summary>
    public static async Task Happens(City city)
    {
        await using var district = await Subscriber.ConnectAsync(await city.Stack.SliceAsync("726"), "district-726.day", "74.726.#");
        await Good(city);
        await Refused(city);
        await Eventually.Holds(() => Task.FromResult(district.Heard.Any(IsOpened)), "the district heard of the ticket");
        await using var echo = await Echo.ConnectAsync(city.Stack.VariablesOf("hotline")["ConnectionStrings__bus"]);
        await echo.Repeat(district.Heard.First(IsOpened));
        await Poison(city);
    }

    private static bool IsOpened((string Key, string Id, string Body, string? Trace) fact) => fact.Key == $"{Path}.hotline.ticket-opened";

    private static async Task Good(City city)
    {
        var at = TimeProvider.System.GetUtcNow().AddMinutes(-5);
        await city.Post("/api/hotline/tickets", new { area = Ward, category = "Môi trường", channel = "app", summary = "Rác chưa thu gom", procedural = true });
        Assert.True((await city.Operator.PutAsJsonAsync("/api/catalogue/services/J.000726", new
        { area = "74", nameVi = "Đăng ký khai sinh", nameEn = "Birth registration", level = "commune", field = "Hộ tịch", online = "full", maxWorkingDays = 3 })).IsSuccessStatusCode);
        await city.Post("/api/catalogue/dossiers", new
        {
            code = $"000.00.26.H09-{TimeZoneInfo.ConvertTimeBySystemTimeZoneId(at, "Asia/Ho_Chi_Minh"):yyMMdd}-{Random.Shared.Next(100_000_000):0000}",
            procedure = "J.000726", area = Ward, channel = "online", receivedAt = at,
        });
        await city.Post("/api/eid/counts", new { counts = new[] { new { area = Ward, on = $"{at.AddDays(-1):yyyy-MM-dd}", kind = "chip-card-issued", count = 41 } } });
        Assert.True((await city.Operator.PutAsJsonAsync("/api/feeds/sensors/day-air-1", new
        {
            area = Ward, domain = "air", nameVi = "Trạm Tân Mỹ", nameEn = "Tan My station", lat = 11.07, lon = 106.85, periodSeconds = 3_600,
            quantities = new[] { new { quantity = "pm25", unit = "ug/m3", limit = 50, side = "above", priority = "medium" } },
        })).IsSuccessStatusCode);
        foreach (var value in (object[])[61.5, "NA", 41])
            await city.Post("/api/feeds/readings", new { readings = new[] { new { sensor = "day-air-1", quantity = "pm25", value, at = TimeProvider.System.GetUtcNow() } } });
    }

    private static async Task Refused(City city)
    {
        var broken = await city.Operator.PostAsync("/api/hotline/tickets", new StringContent("{\"area\":", Encoding.UTF8, "application/json"));
        Assert.Equal("malformed-body", await broken.Problem());
        var large = await city.Operator.PostAsync("/api/hotline/tickets", new StringContent(new string(' ', 1_100_000), Encoding.UTF8, "application/json"));
        Assert.Equal("body-too-large", await large.Problem());
    }

    private static async Task Poison(City city)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(city.Stack.VariablesOf("screens")["ConnectionStrings__bus"]) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await channel.BasicPublishAsync("ioc.screens.totals-wanted", $"{Path}.screens.totals-wanted", true, new BasicProperties
        {
            MessageId = Guid.NewGuid().ToString(), ContentType = "application/json", DeliveryMode = DeliveryModes.Persistent, Type = "ioc.screens.totals-wanted",
            Headers = new Dictionary<string, object?>
            { ["MT-MessageType"] = "urn:message:Ioc.Contracts.Screens:TotalsWanted", ["cloudEvents:id"] = Guid.NewGuid().ToString() },
        }, Encoding.UTF8.GetBytes("{\"area\":"));
    }
}
