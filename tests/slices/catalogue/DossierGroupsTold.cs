using System.Text.Json;
using Ioc.Contracts.Catalogue;
using Ioc.Defaults;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Catalogue;

public sealed class DossierGroupsTold(RealDatabases databases) : IAsyncLifetime
{
    private Desk desk = null!;

    public async ValueTask InitializeAsync()
    {
        desk = await Desk.OpenAsync(databases);
        await desk.Put("2.1", Desk.Offer(("hasFee", true), ("onlinePayment", true)));
    }

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    private async Task<DossierGroupCountsChanged?> Last(string area) => (await desk.Told("dossier-group-counts-changed"))
        .Select(x => x.Deserialize<DossierGroupCountsChanged>(Json.Options)!).Where(x => x.Area == area).MaxBy(x => x.Version);

    private async Task<DossierGroupCountsChanged> Becomes(string area, Func<DossierGroupCountsChanged, bool> holds, string description)
    {
        await Eventually.Holds(async () => await Last(area) is { } told && holds(told), description);
        return (await Last(area))!;
    }

    [Fact]
    public async Task Where_dossiers_stand_is_what_a_naive_count_of_the_rows_finds()
    {
        var random = new Random(766);
        string[] communes = ["25975", "25972", "25942"], channels = ["online", "direct", "postal"], agencies = ["Sở Xây dựng", "UBND phường An Phú"];
        for (var i = 1; i <= 60; i++)
        {
            var receivedAt = desk.Now.AddDays(-random.Next(0, 40));
            var status = random.Next(1, 11);
            var ends = status is 5 or >= 7;
            await desk.Receive(Desk.Dossier($"H09-{receivedAt:yyMMdd}-{i:0000}", ("procedure", random.Next(2) == 0 ? "2.1" : Desk.Procedure), ("area", communes[random.Next(3)]),
                ("agency", agencies[random.Next(2)]), ("channel", channels[random.Next(3)]), ("receivedAt", receivedAt), ("status", status),
                ("dueAt", status is 1 or 3 ? null : receivedAt.AddDays(random.Next(0, 30))), ("endedAt", ends ? receivedAt.AddDays(random.Next(0, 30) % ((desk.Now - receivedAt).Days + 1)) : null),
                ("feeDong", random.Next(3) == 0 ? 0 : 50_000), ("paidOnline", random.Next(2) == 0), ("digitised", random.Next(2) == 0)));
        }
        var rows = await desk.Find("dossiers?rows=500");
        foreach (var area in new[] { "74", "74.725", "74.725.25975" })
        {
            var here = rows.Where(x => x.GetProperty("area").GetString()!.StartsWith(area)).ToList();
            var open = here.Where(x => Status(x) is 2 or 4 or 5 or 6).ToList();
            var told = await Becomes(area, x => x.Agencies.Sum(y => y.Open) == open.Count, $"{open.Count} open in {area}");
            var ended = here.Where(x => Status(x) >= 7 && Instant(x, "endedAt") is { } at && VietnamTime.DateOf(at) >= new DateOnly(2025, 6, 1)).ToList();
            var received = here.Where(x => VietnamTime.DateOf(x.GetProperty("receivedAt").GetDateTimeOffset()) >= new DateOnly(2025, 6, 1)).ToList();
            var withFee = received.Where(x => x.GetProperty("procedure").GetString() == "2.1" && x.GetProperty("feeDong").GetInt64() != 0).ToList();
            var standing = here.Where(x => Status(x) is 1 or 2 or 4 or 5 or 6).Concat(ended).Concat(received.Where(x => Status(x) == 3)).ToList();
            Assert.Equal(Enumerable.Range(1, 10).Select(status => (status, (long)standing.Count(x => Status(x) == status))), told.Statuses.Select(x => (x.Status, x.Dossiers)));
            Assert.Equal(open.GroupBy(x => x.GetProperty("agency").GetString()!).Select(x => (x.Key, (long)x.Count(), (long)x.Count(IsLate))).Order(),
                told.Agencies.Select(x => (x.Key, x.Open, x.Overdue)).Order());
            Assert.Equal(new Rate(ended.Count(x => Instant(x, "lateAt") is not { } late || Instant(x, "endedAt") <= late), ended.Count), told.OnTime);
            Assert.Equal(new Rate(received.Count(x => x.GetProperty("channel").GetString() == "online"), received.Count), told.Online);
            Assert.Equal(new Rate(withFee.Count(x => x.GetProperty("paidOnline").GetBoolean()), withFee.Count), told.PaidOnline);
            Assert.Equal(new Rate(received.Count(x => x.GetProperty("digitised").GetBoolean()), received.Count), told.Digitised);
        }
    }

    [Fact]
    public async Task The_clock_alone_makes_an_agency_late_and_begins_a_month()
    {
        await desk.Receive(Desk.Dossier(changes: [("receivedAt", "2025-06-24T01:00:00Z"), ("dueAt", "2025-06-24T08:00:00Z"), ("agency", "Sở Xây dựng")]));
        await Becomes("74", x => x is { Agencies: [{ Open: 1, Overdue: 0 }], Online.Denominator: 1 }, "one open");

        desk.Room.Clock.Now = new DateTimeOffset(2025, 6, 24, 8, 0, 1, TimeSpan.Zero);
        await Becomes("74", x => x.Agencies is [{ Key: "Sở Xây dựng", Overdue: 1 }], "one late");

        desk.Room.Clock.Now = new DateTimeOffset(2025, 6, 30, 17, 0, 1, TimeSpan.Zero);
        await Becomes("74", x => x is { Agencies: [{ Overdue: 1 }], Online.Denominator: 0 }, "nothing received in July");
    }

    [Theory]
    [InlineData("open=true", "A B")]
    [InlineData("overdue=true", "A")]
    [InlineData("status=1", "D")]
    [InlineData("onTime=true", "C")]
    [InlineData("onTime=false", "")]
    [InlineData("endedFrom=2025-06-24", "C")]
    [InlineData("flowFrom=2025-06-24", "A B C D")]
    [InlineData("flowFrom=2025-06-25", "A B D")]
    [InlineData("flowFrom=2025-06-24&status=9", "C")]
    [InlineData("flowFrom=2025-06-25&status=9", "")]
    [InlineData("channel=postal", "B")]
    [InlineData("hasFee=true", "B")]
    [InlineData("hasFee=true&paidOnline=false", "")]
    [InlineData("digitised=true", "C")]
    [InlineData("from=2025-06-24", "C D")]
    [InlineData("to=2025-06-22", "A")]
    [InlineData("open=true&area=725", "B")]
    public async Task The_rows_behind_a_figure_are_found(string filter, string found)
    {
        await desk.Receive(Desk.Dossier("H09-250620-0001", ("receivedAt", "2025-06-20T01:00:00Z"), ("dueAt", "2025-06-21T01:00:00Z"), ("area", "25942")));
        await desk.Receive(Desk.Dossier("H09-250623-0002", ("channel", "postal"), ("procedure", "2.1"), ("feeDong", 9_000), ("paidOnline", true)));
        await desk.Receive(Desk.Dossier("H09-250624-0003", ("receivedAt", "2025-06-24T01:00:00Z"), ("status", 9), ("endedAt", "2025-06-24T03:00:00Z"), ("digitised", true)));
        await desk.Receive(Desk.Dossier("H09-250624-0004", ("receivedAt", "2025-06-24T02:00:00Z"), ("status", 1)));

        Assert.Equal(found, string.Join(' ', (await desk.FindCodes($"dossiers?{filter}")).Select(x => (char)('A' + int.Parse(x[^1..]) - 1)).Order()));
    }

    private static int Status(JsonElement row) => row.GetProperty("status").GetInt32();

    private static DateTimeOffset? Instant(JsonElement row, string name) => row.TryGetProperty(name, out var at) ? at.GetDateTimeOffset() : null;

    private bool IsLate(JsonElement row) => Status(row) is 2 or 4 && Instant(row, "lateAt") < desk.Now;
}
