using System.Net.Http.Headers;
using System.Text.Json;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Journeys;

/// <summary>Records that nobody here wrote: 4,370 reports of a city's 311 service. Skipped where the folder is not beside the repository.</summary>
public sealed class CityReports(City city)
{
    private static readonly Dictionary<string, string> Ours = new()
    { ["submitted"] = "opened", ["received"] = "received", ["in progress"] = "assigned", ["completed"] = "answered", ["other"] = "other" };

    [Fact]
    public async Task Counts_by_status_and_category_are_those_of_the_file_and_a_second_import_changes_nothing()
    {
        var file = RealData.Path("city-reports.csv");
        Assert.SkipUnless(File.Exists(file), $"{file} is not here");
        var rows = RealData.Csv(file).ToList();

        var first = await Import(file);
        var second = await Import(file);

        Assert.Equal((rows.Count, rows.Count, 0), Counts(first));
        Assert.Equal((rows.Count, 0, rows.Count), Counts(second));
        Assert.Equal(ByCount(rows.Select(x => Ours[x["status"]])), await Counted("status"));
        Assert.Equal(ByCount(rows.Select(x => x["category"])), await Counted("category"));
    }

    private async Task<JsonElement> Import(string file)
    {
        var body = new StreamContent(File.OpenRead(file)) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        var answer = await city.Operator.PostAsync("/api/hotline/tickets:import?area=25894", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Json();
    }

    private async Task<SortedDictionary<string, long>> Counted(string by) => new(
        (await city.Get($"/api/hotline/tickets:count?by={by}&channel=import&area=25894")).GetProperty("items").EnumerateArray()
        .ToDictionary(x => x.GetProperty("value").GetString()!, x => x.GetProperty("tickets").GetInt64()), StringComparer.Ordinal);

    private static SortedDictionary<string, long> ByCount(IEnumerable<string> values) =>
        new(values.CountBy(x => x).ToDictionary(x => x.Key, x => (long)x.Value), StringComparer.Ordinal);

    private static (int, int, int) Counts(JsonElement answer) =>
        (answer.GetProperty("lines").GetInt32(), answer.GetProperty("stored").GetInt32(), answer.GetProperty("unchanged").GetInt32());
}
