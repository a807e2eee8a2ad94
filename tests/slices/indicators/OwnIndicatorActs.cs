using System.Net;
using System.Text.Json;
using Ioc.Indicators.Questions;
using Ioc.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Ioc.Tests.Slices.Indicators.Story;

namespace Ioc.Tests.Slices.Indicators;

/// <summary>The province asks for two indicators of its own.</summary>
public sealed class OwnIndicatorActs(RealDatabases databases) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("own-").FullName;

    [Fact]
    public async Task They_stand_beside_the_score_open_to_their_rows_and_change_no_point_of_it()
    {
        File.WriteAllText(Path.Combine(folder, "own.json"), """
            {"area": "74", "indicators": [
              {"code": "BD.1", "name": {"vi": "Hồ sơ qua bưu chính", "en": "Dossiers by post"}, "validFrom": "2025-06-01", "targetPercent": 30,
               "numerator": {"vi": "hồ sơ qua bưu chính", "en": "dossiers by post"}, "denominator": {"vi": "hồ sơ tiếp nhận", "en": "dossiers received"},
               "levels": ["commune"], "counters": {"numerator": "dossiers.postal", "denominator": "dossiers.received"}, "source": "Kế hoạch của tỉnh"},
              {"code": "BD.2", "name": {"vi": "PAKN đúng hạn", "en": "Petitions on time"}, "validFrom": "2025-06-01", "targetPercent": 100,
               "numerator": {"vi": "PAKN đúng hạn", "en": "petitions on time"}, "denominator": {"vi": "PAKN", "en": "petitions"},
               "levels": ["commune"], "counters": {"numerator": "petitions.on-time", "denominator": "petitions.received"}, "source": "Kế hoạch của tỉnh"}]}
            """);
        await using var plain = new IndicatorsRoom(await databases.Servers.NewDatabaseAsync());
        await using var own = new IndicatorsRoom(await databases.Servers.NewDatabaseAsync(), ("Rules:OwnFolder", folder));
        foreach (var room in new[] { plain, own })
            await room.Hear(Dossier("A", At(2)).Told(), (Dossier("B", At(3)) with { Channel = "postal" }).Told(), (Dossier("C", At(4)) with { Channel = "postal" }).Told());

        var (without, with) = (await plain.Scores("25975"), await own.Scores("25975"));
        Assert.Equal(0, without.GetProperty("own").GetArrayLength());
        Assert.Equal(without.GetProperty("score").GetDecimal(), with.GetProperty("score").GetDecimal());
        Assert.Equal(without.GetProperty("max").GetDecimal(), with.GetProperty("max").GetDecimal());
        Assert.DoesNotContain(with.GetProperty("metrics").EnumerateArray(), x => x.GetProperty("code").GetString() == "BD.1");
        Assert.Equal([("BD.1", 2, 3, 66.67m, true), ("BD.2", 0, 0, null, null)], with.GetProperty("own").EnumerateArray().Select(Read));
        Assert.Empty((await own.Scores("25975", "2025-05")).GetProperty("own").EnumerateArray());
        Assert.Empty((await own.Scores("725")).GetProperty("own").EnumerateArray());

        var rows = await (await own.Get("scores/25975/rows?metric=BD.1&part=numerator")).Json();
        Assert.Equal(["B", "C"], rows.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("code").GetString()));
        Assert.Contains("Hồ sơ qua bưu chính", await (await own.Get("scores/25975/report")).Content.ReadAsStringAsync());
        Assert.Contains(",BD.1,Hồ sơ qua bưu chính,Dossiers by post,2,3,66.67,,,,,,", await (await own.Get("scores/25975/report?format=csv")).Content.ReadAsStringAsync());
        Assert.DoesNotContain("Chỉ tiêu riêng", await (await plain.Get("scores/25975/report")).Content.ReadAsStringAsync());

        await own.Room.Services.GetRequiredService<Outlooks>().Refresh(default);
        await own.Hear(Dossier("D", At(5)).Told());
        var told = (await own.ToldLast(AnPhu))!.Value.GetProperty("own").EnumerateArray().ToList();
        Assert.Equal([("BD.1", 2, 3, 66.67m, true), ("BD.2", 0, 0, null, null)], told.Select(Read));
        Assert.Equal("Hồ sơ qua bưu chính", told[0].GetProperty("nameVi").GetString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await plain.Get("scores/25975/rows?metric=BD.1&part=numerator")).StatusCode);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static (string?, long, long, decimal?, bool?) Read(JsonElement own) => (own.GetProperty("code").GetString(), own.GetProperty("numerator").GetInt64(),
        own.GetProperty("denominator").GetInt64(), own.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null,
        own.TryGetProperty("reached", out var reached) && reached.ValueKind is JsonValueKind.True or JsonValueKind.False ? reached.GetBoolean() : null);
}
