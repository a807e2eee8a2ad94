using Ioc.Tests.Support;

namespace Ioc.Tests.Walls;

/// <summary>A quiet province to begin with: something of every kind in three districts, nothing wrong.</summary>
internal static class Province
{
    private static readonly string[] Communes = ["25975", "25813", "25858"];

    /// <summary>What it comes to: a tile of each counter, for each counter tells the wall in its own time.</summary>
    private static readonly (string Tile, double Value)[] Filled =
        [("dossiers.received-today", 15), ("tickets.open", 15), ("eid.chip-cards", 3_702), ("sensors.pm25-max", 22), ("city.air", 22), ("alarms.active", 0)];

    /// <summary>Fills the stack through its door, as source systems do.</summary>
    public static async Task Fill(ControlRoom room)
    {
        await Day.IsLong();
        var now = TimeProvider.System.GetUtcNow();
        var day = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(now, "Asia/Ho_Chi_Minh");
        await room.Put("/api/catalogue/services/W.000001", new
        { area = "74", nameVi = "Đăng ký khai sinh", nameEn = "Birth registration", level = "commune", field = "Hộ tịch", online = "full", maxWorkingDays = 3 });
        foreach (var (i, commune) in Communes.Index())
        {
            for (var n = 1; n <= 5; n++)
            {
                await room.Post("/api/catalogue/dossiers", new
                {
                    code = $"000.00.{40 + i}.H09-{day:yyMMdd}-{n:0000}", procedure = "W.000001", area = commune, channel = n % 4 == 0 ? "direct" : "online",
                    receivedAt = now.AddMinutes(-1), synchronised = true, digitised = n % 2 == 0, reused = n == 5, shared = false,
                });
                await room.Report(commune);
            }
            await room.Station($"w-{commune}", commune, limit: 100, priority: "medium");
            await room.Measure($"w-{commune}", 20 + i);
        }
        await room.Post("/api/eid/counts", new
        {
            counts = Communes.SelectMany(commune => new[] { "chip-card-issued", "level2-activated" }
                .Select(kind => new { area = commune, on = day.AddDays(-1).ToString("yyyy-MM-dd"), kind, count = 1_234 })),
        });
        await using var wall = WallView.Watch(await room.Stack.CallerAsync("device", "74"), "74");
        await Eventually.Holds(() => Task.FromResult(Filled.All(one => wall.Value("74", one.Tile) == one.Value) && wall.Value("74", "index766.score") is not null),
            () => $"the province is on its wall: {string.Join(", ", wall.Figures("74"))}");
    }
}
