using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Json;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Journeys;

/// <summary>Records that nobody here wrote: 70,128 hourly rows of two air-quality stations. Skipped where the folder is not beside the repository.</summary>
public sealed class AirQuality(City city)
{
    private const int RowsOverMqtt = 300;
    private const int ReadingsABatch = 5_000;

    /// <summary>One cell of the file; null where it says NA.</summary>
    private sealed record Row(string Sensor, DateTimeOffset At, double? Value);

    [Fact]
    public async Task Hourly_figures_and_tiles_are_those_of_the_file()
    {
        var file = RealData.Path("air-quality-two-stations.csv.gz");
        Assert.SkipUnless(File.Exists(file), $"{file} is not here");
        var rows = Read(file).ToList();
        var sensors = rows.Select(x => x.Sensor).Distinct().ToList();
        foreach (var sensor in sensors) await Register(sensor);
        var overMqtt = rows.Where(x => x.Sensor == sensors[0]).TakeLast(RowsOverMqtt).ToList();

        foreach (var batch in rows.Except(overMqtt).Chunk(ReadingsABatch))
            await city.Post("/api/feeds/readings", new
            { readings = batch.Select(x => new { sensor = x.Sensor, quantity = "pm25", value = (object?)x.Value ?? "NA", at = x.At }) });
        await Publish(sensors[0], overMqtt);

        var measured = rows.Where(x => x.Value is not null).ToList();
        await Eventually.Holds(async () => await Last(sensors[0]) == measured.Last(x => x.Sensor == sensors[0]).At, "the last hour over MQTT is stored");
        var seen = new List<(string, DateTimeOffset, long, double)>();
        foreach (var sensor in sensors) seen.AddRange(await Hours(sensor));
        Assert.Equal(measured.OrderBy(x => x.Sensor).ThenBy(x => x.At).Select(x => (x.Sensor, x.At, 1L, x.Value!.Value)), seen.OrderBy(x => x.Item1).ThenBy(x => x.Item2));
        City.Tally("air quality", measured.Count, measured.Count, seen.Count);

        await using var wall = WallView.Watch(await city.Stack.CallerAsync("device", "25834"), "25834");
        var worst = sensors.Max(sensor => measured.Last(x => x.Sensor == sensor).Value!.Value);
        await Eventually.Holds(() => Task.FromResult(wall.Value("74.719.25834", "sensors.pm25-max") == worst && wall.Value("74.719.25834", "sensors.silent") == 2),
            $"the wall shows {worst}, and that both stations have been silent since");
        Assert.Equal(0, wall.Value("74.719.25834", "alarms.active") ?? 0);
    }

    private async Task Register(string sensor)
    {
        var put = await city.Operator.PutAsJsonAsync($"/api/feeds/sensors/{sensor}", new
        {
            area = "25834", domain = "air", nameVi = $"Trạm {sensor}", nameEn = $"Station {sensor}", lat = 11.25, lon = 106.62, periodSeconds = 3_600,
            quantities = new[] { new { quantity = "pm25", unit = "ug/m3", limit = 50, side = "above", priority = "medium" } },
        });
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
    }

    private async Task Publish(string sensor, IReadOnlyList<Row> rows)
    {
        var password = city.Stack.VariablesOf("prepare")["Accounts__devices"];
        var start = new ProcessStartInfo("mosquitto_pub",
            ["-h", "127.0.0.1", "-p", $"{city.Stack.MqttPort}", "-u", "devices", "-P", password, "-q", "1", "-l", "-t", $"ioc/25834/{sensor}/pm25"])
        { RedirectStandardInput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        foreach (var row in rows)
            await process.StandardInput.WriteLineAsync(row.Value is { } value
                ? string.Create(CultureInfo.InvariantCulture, $"{{\"value\":{value},\"at\":\"{row.At:O}\"}}") : "NA");
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await process.StandardError.ReadToEndAsync());
    }

    private async Task<DateTimeOffset?> Last(string sensor)
    {
        var page = await city.Get($"/api/feeds/summaries?sensor={sensor}&quantity=pm25&bucket=hour&from=2017-02-28T00:00:00Z&to=2017-03-02T00:00:00Z");
        var items = page.GetProperty("items").EnumerateArray().ToList();
        return items.Count == 0 ? null : items[^1].GetProperty("start").GetDateTimeOffset();
    }

    private async Task<List<(string, DateTimeOffset, long, double)>> Hours(string sensor)
    {
        var hours = new List<(string, DateTimeOffset, long, double)>();
        for (string? cursor = "", next = null; cursor is not null; cursor = next)
        {
            var page = await city.Get($"/api/feeds/summaries?sensor={sensor}&quantity=pm25&bucket=hour&from=2013-01-01T00:00:00Z&to=2018-01-01T00:00:00Z&rows=500&cursor={cursor}");
            hours.AddRange(page.GetProperty("items").EnumerateArray().Select(x =>
                (sensor, x.GetProperty("start").GetDateTimeOffset(), x.GetProperty("count").GetInt64(), x.GetProperty("mean").GetDouble())));
            next = page.TryGetProperty("next", out var token) ? token.GetString() : null;
        }
        return hours;
    }

    private static IEnumerable<Row> Read(string file)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        foreach (var cells in RealData.Csv(text))
            yield return new Row(
                cells["station"].ToLowerInvariant(),
                new DateTimeOffset(int.Parse(cells["year"]), int.Parse(cells["month"]), int.Parse(cells["day"]), int.Parse(cells["hour"]), 0, 0, TimeSpan.FromHours(8)).ToUniversalTime(),
                double.TryParse(cells["PM2.5"], CultureInfo.InvariantCulture, out var value) ? value : null);
    }
}
