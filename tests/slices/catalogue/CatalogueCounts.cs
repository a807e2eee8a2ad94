using System.Text.Json;
using Ioc.Contracts.Screens;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Catalogue;

public sealed class CatalogueCounts(RealDatabases databases) : IAsyncLifetime
{
    private Desk desk = null!;

    public async ValueTask InitializeAsync() => desk = await Desk.OpenAsync(databases);

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    /// <summary>Waits until the newest total of an area reads so.</summary>
    private Task Becomes(string name, string area, string figures) => Eventually.Holds(
        async () => await Newest(name, area) is { } counts && Figures(counts) == figures, $"{name} of {area} is {figures}");

    private async Task<JsonElement?> Newest(string name, string area) => (await desk.Told(name))
        .Where(x => x.GetProperty("area").GetString() == area)
        .OrderBy(x => x.GetProperty("version").GetInt64())
        .Select(x => (JsonElement?)x.GetProperty("counts")).LastOrDefault();

    private static string Figures(JsonElement counts) =>
        string.Join(' ', counts.EnumerateObject().Where(x => x.Value.GetInt64() != 0).Select(x => $"{x.Name}={x.Value.GetInt64()}"));

    [Fact]
    public async Task The_services_of_an_owner_are_counted_by_what_they_offer()
    {
        await desk.Put("2.1", Desk.Offer(("online", "partial"), ("hasFee", true), ("onlinePayment", true), ("essential", false)));
        await desk.Put("2.2", Desk.Offer(("online", "information"), ("hasFee", true), ("area", "725")));

        await Becomes("service-counts-changed", "74.725", "total=1 withFee=1 essential=1");
        await Becomes("service-counts-changed", "74", "total=3 fullProcess=1 partial=1 withFee=2 withPayment=1 essential=2 essentialOnline=1");

        await desk.Put("2.2", Desk.Offer(("online", "information"), ("area", "724")));
        await Becomes("service-counts-changed", "74.725", "");
        await Becomes("service-counts-changed", "74.724", "total=1 essential=1");
    }

    [Fact]
    public async Task Dossiers_are_counted_for_their_area_and_all_above_while_they_move()
    {
        await desk.Receive(Desk.Dossier("H09-250624-0001", ("receivedAt", "2025-06-24T01:00:00Z")));
        await desk.Receive(Desk.Dossier("H09-250624-0002", ("receivedAt", "2025-06-24T01:00:00Z"), ("area", "25942"), ("status", 1)));
        await desk.Receive(Desk.Dossier("H09-250624-0003", ("dueAt", "2025-06-24T01:00:00Z")));
        await Becomes("dossier-counts-changed", "74.725.25975", "receivedToday=1 open=2 overdue=1");
        await Becomes("dossier-counts-changed", "74", "receivedToday=2 open=2 overdue=1");

        await desk.Move(new { status = 5 }, "H09-250624-0001");
        await desk.Move(new { status = 9 }, "H09-250624-0003");
        await Becomes("dossier-counts-changed", "74.725", "receivedToday=1 returnedToday=1 open=1 paused=1");

        await desk.Move(new { status = 4 }, "H09-250624-0001");
        await desk.Move(new { status = 9 }, "H09-250624-0001");
        await Becomes("dossier-counts-changed", "74.725", "receivedToday=1 returnedToday=2 onTimeToday=1");
    }

    [Fact]
    public async Task The_clock_alone_makes_a_dossier_late_and_ends_the_day()
    {
        await desk.Receive(Desk.Dossier(changes: [("receivedAt", "2025-06-24T01:00:00Z"), ("dueAt", "2025-06-24T08:00:00Z")]));
        await Becomes("dossier-counts-changed", "74.725.25975", "receivedToday=1 open=1");

        desk.Room.Clock.Now = new DateTimeOffset(2025, 6, 24, 8, 0, 1, TimeSpan.Zero);
        await Becomes("dossier-counts-changed", "74.725.25975", "receivedToday=1 open=1 overdue=1");

        desk.Room.Clock.Now = new DateTimeOffset(2025, 6, 24, 17, 0, 1, TimeSpan.Zero);
        await Becomes("dossier-counts-changed", "74", "open=1 overdue=1");
    }

    [Fact]
    public async Task An_import_is_counted_and_a_simulated_dossier_marks_its_totals()
    {
        await desk.Room.Bearer(Tokens.Mint("agency", ["74"], simulated: true)).PostAsync("/api/catalogue/dossiers:import",
            new StringContent(JsonSerializer.Serialize(Desk.Dossier()), System.Text.Encoding.UTF8, "application/x-ndjson"));
        await Becomes("dossier-counts-changed", "74.725.25975", "open=1");

        var told = await desk.Told("dossier-counts-changed");
        Assert.All(told.Where(x => x.GetProperty("counts").GetProperty("open").GetInt64() == 1), x => Assert.True(x.GetProperty("simulated").GetBoolean()));
    }

    [Fact]
    public async Task A_screen_that_forgot_everything_hears_every_total_again()
    {
        await desk.Receive(Desk.Dossier());
        await Becomes("dossier-counts-changed", "74", "open=1");
        var (services, dossiers) = ((await desk.Told("service-counts-changed")).Length, (await desk.Told("dossier-counts-changed")).Length);

        await desk.Room.Hear(new TotalsWanted("74", false));

        await Eventually.Holds(async () => (await desk.Told("service-counts-changed")).Length > services
            && (await desk.Told("dossier-counts-changed")).Length >= dossiers + 3, "all totals are announced again");
    }

    [Fact]
    public async Task The_totals_of_provinces_and_districts_are_metrics()
    {
        // All rooms of this process write to the same gauges: a district that no other of them tells, and of the province only that it is there.
        await desk.Receive(Desk.Dossier(changes: [("area", "25858"), ("dueAt", "2025-06-24T01:00:00Z")]));
        await Becomes("dossier-counts-changed", "74", "open=1 overdue=1");
        var page = await (await desk.Room.CreateClient().GetAsync("/metrics")).Content.ReadAsStringAsync();

        Assert.Matches("(?m)^ioc_catalogue_dossiers_received_total.* [1-9]", page);
        Assert.Matches("(?m)^ioc_catalogue_dossiers_open.*area=\"74\".* \\d+$", page);
        Assert.Matches("(?m)^ioc_catalogue_dossiers_overdue.*area=\"74.722\".* 1$", page);
        Assert.DoesNotContain("74.722.25858", page);
    }
}
