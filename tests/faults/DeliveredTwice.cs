using System.Diagnostics;
using System.Net.Http.Json;
using Ioc.Tests.Support;
using Xunit;
using FactName = Ioc.Contracts.FactName;

namespace Ioc.Tests.Faults;

/// <summary>A broker or a relay that lost a confirm sends again, and what was sent first may come last.</summary>
public sealed class DeliveredTwice(Broken broken)
{
    private const string Ward = "25777", Path = $"74.720.{Ward}", Neighbour = "25792";

    /// <summary>Facts that the indicators keep a copy of: their inbox counts each repetition.</summary>
    private static readonly string[] Kept = ["ioc.hotline.ticket-", "ioc.catalogue.dossier-received", "ioc.catalogue.dossier-moved"];

    /// <summary>What the day comes to: a tile of each counter, for each counter tells the wall in its own time.</summary>
    private static readonly (string Tile, double Value)[] Passed =
    [
        ("tickets.satisfied-percent", 100), ("tickets.by-category", 0), ("dossiers.returned-today", 1), ("dossiers.flow", 1), ("dossiers.by-agency", 0),
        ("eid.chip-cards", 41), ("sensors.pm25-max", 41), ("city.air", 41), ("sensors.silent", 0), ("alarms.active", 0), ("events.latest", 1),
    ];

    private Stack Stack => broken.Stack;

    [Fact]
    public async Task Each_fact_of_every_kind_delivered_again_and_in_reverse_changes_no_figure()
    {
        await Day.IsLong();
        using var caller = await Stack.CallerAsync("operator", "74");
        await using var centre = await Subscriber.ConnectAsync(await Stack.SliceAsync("720"), "district-720.all", "74.720.#");
        await using var wall = WallView.Watch(await Stack.CallerAsync("device", "720"), "720");
        await Live(caller);
        await Eventually.Holds(() => Task.FromResult(Passed.All(one => wall.Value(Path, one.Tile) == one.Value)
            && wall.Value(Path, "index766.score") is not null && Kinds(centre).Count >= 12), () => $"the day has passed: {string.Join(", ", wall.Figures(Path))}");
        await Neighbourly(caller, wall);
        var before = await Settled(wall);
        var told = centre.Heard.Where(fact => fact.Key.StartsWith(Path, StringComparison.Ordinal)).ToList();
        var duplicates = await Duplicates();

        foreach (var room in told.GroupBy(fact => NameOf(fact).Domain))
        {
            await using var echo = await Echo.ConnectAsync(Stack.VariablesOf(room.Key)["ConnectionStrings__bus"]);
            foreach (var fact in room.Reverse()) await echo.Repeat(fact);
        }

        var kept = told.Count(fact => Kept.Any(NameOf(fact).Type.StartsWith) && !NameOf(fact).Type.EndsWith("-changed", StringComparison.Ordinal));
        await Eventually.Holds(async () => await Duplicates() >= duplicates + kept, $"the indicators met {kept} repetitions");
        await Neighbourly(caller, wall);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"delivered twice and late: {told.Count} facts of {Kinds(centre).Count} kinds sent again, applied again 0, met by the inbox {kept}; {before.Count} figures, changed {wall.Figures(Path).Except(before).Count()}");
        Assert.Equal(before, wall.Figures(Path));
    }

    /// <summary>A day in which everything happens that a district hears of.</summary>
    private static async Task Live(HttpClient caller)
    {
        var at = TimeProvider.System.GetUtcNow().AddMinutes(-3);
        var dossier = $"000.00.21.H09-{TimeZoneInfo.ConvertTimeBySystemTimeZoneId(at, "Asia/Ho_Chi_Minh"):yyMMdd}-0777";
        var ticket = $"/api/hotline/tickets/{(await (await Did(caller.Post("/api/hotline/tickets", new { area = Ward, category = "Môi trường", channel = "app", summary = "Rác chưa thu gom", procedural = true }))).Json()).GetProperty("code")}";
        await Did(caller.Post($"{ticket}/assign", new { agency = "Đội Quản lý đô thị" }));
        await Did(caller.Post($"{ticket}/answer", new { answer = "Đã dọn" }));
        await Did(caller.Post($"{ticket}/rate", new { rating = 5 }));
        await Did(caller.PutAsJsonAsync("/api/catalogue/services/F.000777", new
        { area = "74", nameVi = "Đăng ký khai sinh", nameEn = "Birth registration", level = "commune", field = "Hộ tịch", online = "full", maxWorkingDays = 3 }));
        await Did(caller.Post("/api/catalogue/dossiers", new { code = dossier, procedure = "F.000777", area = Ward, channel = "online", receivedAt = at, synchronised = true }));
        await Did(caller.Post($"/api/catalogue/dossiers/{dossier}/status", new { status = 9, electronicResult = true }));
        await Did(caller.Post("/api/eid/counts", new { counts = new[] { new { area = Ward, on = $"{at.AddDays(-1):yyyy-MM-dd}", kind = "chip-card-issued", count = 41 } } }));
        await Did(caller.PutAsJsonAsync("/api/feeds/sensors/f-air-1", new
        {
            area = Ward, domain = "air", nameVi = "Trạm Dầu Tiếng", nameEn = "Dau Tieng station", lat = 11.27, lon = 106.36, periodSeconds = 3_600,
            quantities = new[] { new { quantity = "pm25", unit = "ug/m3", limit = 50, side = "above", priority = "medium" } },
        }));
        foreach (var (value, minute) in new[] { (61.5, 0), (41d, 1) })
            await Did(caller.Post("/api/feeds/readings", new { readings = new[] { new { sensor = "f-air-1", quantity = "pm25", value, at = at.AddMinutes(minute) } } }));
    }

    /// <summary>Something else happens next door; once it is on the wall, whatever came before it has been taken or refused.</summary>
    private static async Task Neighbourly(HttpClient caller, WallView wall)
    {
        var open = wall.Value($"74.720.{Neighbour}", "tickets.open") ?? 0;
        await Did(caller.Post("/api/hotline/tickets", new { area = Neighbour, category = "Giao thông", channel = "phone", summary = "Đèn tín hiệu hỏng" }));
        await Eventually.Holds(() => Task.FromResult(wall.Value($"74.720.{Neighbour}", "tickets.open") == open + 1), "what happened next door is on the wall");
    }

    /// <summary>The figures once they have stood still for five seconds: a score may be told more than once for one day.</summary>
    private static async Task<IReadOnlyList<string>> Settled(WallView wall)
    {
        var (figures, since) = (wall.Figures(Path), Stopwatch.StartNew());
        await Eventually.Holds(() =>
        {
            if (!figures.SequenceEqual(wall.Figures(Path))) (figures, since) = (wall.Figures(Path), Stopwatch.StartNew());
            return Task.FromResult(since.Elapsed > TimeSpan.FromSeconds(5));
        }, "the figures stand still");
        return figures;
    }

    private static async Task<HttpResponseMessage> Did(Task<HttpResponseMessage> asked)
    {
        var answer = await asked;
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage!.RequestUri}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return answer;
    }

    private static HashSet<string> Kinds(Subscriber centre) => [.. centre.Heard.Select(fact => NameOf(fact).Type)];

    private static FactName NameOf((string Key, string Id, string Body, string? Trace) fact) =>
        FactName.All.Single(name => fact.Key.EndsWith($".{name.Domain}.{name.Name}", StringComparison.Ordinal));

    private async Task<double> Duplicates()
    {
        using var http = new HttpClient();
        var page = await http.GetStringAsync(new Uri(Stack.AddressOf("indicators"), "/metrics"));
        return page.Split('\n').Where(line => line.StartsWith("ioc_inbox_duplicates_total ", StringComparison.Ordinal))
            .Select(line => double.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)).SingleOrDefault();
    }
}
