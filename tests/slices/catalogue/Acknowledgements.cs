using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Catalogue;

public sealed class Acknowledgements(RealDatabases databases) : IAsyncLifetime
{
    private Desk desk = null!;

    public async ValueTask InitializeAsync() => desk = await Desk.OpenAsync(databases);

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    private Task<HttpResponseMessage> Acknowledge(object codes, HttpClient? caller = null) =>
        (caller ?? desk.Agent).Post("/api/catalogue/portal/acknowledgements", new { codes });

    [Fact]
    public async Task What_the_national_portal_has_is_synchronised_once()
    {
        await desk.Receive(Desk.Dossier("H09-250624-0001"));
        await desk.Receive(Desk.Dossier("H09-250624-0002", ("synchronised", true)));
        await desk.Receive(Desk.Dossier("H09-250624-0003", ("area", "25942")));
        var thuanAn = desk.Room.Caller("agency", "725");
        string[] codes = ["H09-250624-0001", "H09-250624-0001", "H09-250624-0002", "H09-250624-0003", "what?"];
        var first = await (await Acknowledge(codes, thuanAn)).Json();
        var again = await (await Acknowledge(codes, thuanAn)).Json();

        Assert.Equal((1, 1), (first.GetProperty("acknowledged").GetInt32(), first.GetProperty("unchanged").GetInt32()));
        Assert.Equal(["H09-250624-0003", "what?"], first.GetProperty("unknown").EnumerateArray().Select(x => x.GetString()));
        Assert.Equal((0, 2), (again.GetProperty("acknowledged").GetInt32(), again.GetProperty("unchanged").GetInt32()));
        var told = Assert.Single(await desk.Told("dossier-moved")).GetProperty("dossier");
        Assert.Equal(("H09-250624-0001", 2, true),
            (told.GetProperty("code").GetString(), told.GetProperty("version").GetInt32(), told.GetProperty("synchronised").GetBoolean()));
        Assert.Equal("\"2\"", (await desk.Agent.GetAsync("/api/catalogue/dossiers/H09-250624-0001")).Headers.ETag!.Tag);
    }

    [Fact]
    public async Task Too_many_codes_or_none_and_the_wrong_role_are_refused()
    {
        Assert.Equal("/codes", Assert.Single(await (await Acknowledge(Array.Empty<string>())).Pointers()));
        Assert.Equal("/codes", Assert.Single(await (await Acknowledge(Enumerable.Repeat("a", 5_001))).Pointers()));
        Assert.Equal(["/codes/0", "/codes/2"], await (await Acknowledge(new[] { null, "a", null })).Pointers());
        Assert.Equal("role-not-allowed", await (await Acknowledge(new[] { "a" }, desk.Room.Caller("viewer", "74"))).Problem());
    }
}
