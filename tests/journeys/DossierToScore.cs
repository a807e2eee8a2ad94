using System.Net.Http.Json;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Journeys;

public sealed class DossierToScore(City city)
{
    private const int Dossiers = 20;

    [Fact]
    public async Task Dossiers_become_a_score_that_opens_down_to_its_counts()
    {
        await Day.IsLong();
        await using var wall = WallView.Watch(await city.Stack.CallerAsync("device", "721"), "721");
        var put = await city.Operator.PutAsJsonAsync("/api/catalogue/services/J.000001", new
        { area = "74", nameVi = "Đăng ký khai sinh", nameEn = "Birth registration", level = "commune", field = "Hộ tịch", online = "full", maxWorkingDays = 3 });
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
        var at = TimeProvider.System.GetUtcNow().AddMinutes(-5);
        var day = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(at, "Asia/Ho_Chi_Minh");

        for (var i = 1; i <= Dossiers; i++)
            await city.Post("/api/catalogue/dossiers", new
            {
                code = $"000.00.21.H09-{day:yyMMdd}-{i:0000}", procedure = "J.000001", area = "25813", channel = i % 4 == 0 ? "direct" : "online",
                receivedAt = at, synchronised = true, digitised = i % 2 == 0, reused = i % 5 == 0, shared = false,
            });
        for (var i = 1; i <= 10; i++)
            await city.Post($"/api/catalogue/dossiers/000.00.21.H09-{day:yyMMdd}-{i:0000}/status", new { status = 9, electronicResult = true });

        await Eventually.Holds(() => Task.FromResult(Metric(wall, "4.2") == (10, 20) && Metric(wall, "4.1").Numerator == 10
            && Metric(wall, "2.1") == (Dossiers, Dossiers) && wall.Value("74.721", "dossiers.returned-today") == 10),
            () => $"the wall has the twenty dossiers: {wall.Tile("74.721", "index766.score")} {string.Join(", ", wall.Figures("74.721"))}", TimeSpan.FromMinutes(3));
        var score = await city.Get($"/api/indicators/766/scores/721?window={day:yyyy-MM}");
        Assert.Equal(wall.Value("74.721", "index766.score"), score.GetProperty("score").GetDouble());
        Assert.Equal((15, 20), Metric(wall, "3.3"));
        Assert.Equal((4, 20), Metric(wall, "4.3"));
        City.Tally("dossier to score", Dossiers, Dossiers, Metric(wall, "2.1").Denominator);
    }

    private static (int Numerator, int Denominator) Metric(WallView wall, string code)
    {
        if (wall.Tile("74.721", "index766.score") is not { } tile) return default;
        foreach (var metric in tile.GetProperty("detail").GetProperty("metrics").EnumerateArray())
            if (metric.GetProperty("code").GetString() == code)
                return (metric.GetProperty("numerator").GetInt32(), metric.GetProperty("denominator").GetInt32());
        return default;
    }
}
