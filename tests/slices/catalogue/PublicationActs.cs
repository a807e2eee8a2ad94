using System.Net;
using System.Net.Http.Json;
using Ioc.Contracts.Indicators;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Catalogue;

public sealed class PublicationActs(RealDatabases databases) : IAsyncLifetime
{
    private const string Publications = $"/api/catalogue/services/{Desk.Procedure}/publications";
    private Desk desk = null!;

    public async ValueTask InitializeAsync() => desk = await Desk.OpenAsync(databases);

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    private static object Decision(string? disclosedOn = null) =>
        new { decision = "1245/QĐ-UBND", decidedOn = "2025-06-02", effectiveOn = "2025-06-20", disclosedOn, partsComplete = true };

    [Fact]
    public async Task A_decision_is_told_when_it_is_taken_and_when_it_is_disclosed_and_not_again()
    {
        foreach (var body in new[] { Decision(), Decision(), Decision("2025-06-05"), Decision("2025-06-05") })
            Assert.Equal(HttpStatusCode.OK, (await desk.Agent.Post(Publications, body)).StatusCode);

        var told = await desk.Told("procedure-published");
        Assert.Equal([(1L, false), (2, true)], told.Select(x => (x.GetProperty("publication").GetProperty("version").GetInt64(), x.GetProperty("publication").TryGetProperty("disclosedOn", out _))));
        Assert.All(told, x => Assert.Equal("74", x.GetProperty("area").GetString()));
    }

    [Fact]
    public async Task Every_fault_of_a_decision_is_named_at_once()
    {
        var answer = await desk.Agent.Post(Publications, new { decision = " ", decidedOn = "2025-06-25", disclosedOn = "2025-06-24" });
        var early = await desk.Agent.Post(Publications, new { decision = "1/QĐ", decidedOn = "2025-06-20", effectiveOn = "2025-07-01", disclosedOn = "2025-06-19" });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (answer.StatusCode, early.StatusCode));
        Assert.Equal(["/decision", "/decidedOn", "/effectiveOn", "/disclosedOn"], await answer.Pointers());
        Assert.Equal(["/disclosedOn"], await early.Pointers());
        Assert.Empty(await desk.Told("procedure-published"));
    }

    [Fact]
    public async Task A_procedure_that_is_not_there_or_not_the_callers_cannot_be_published()
    {
        foreach (var (caller, path) in new[] { (desk.Agent, "/api/catalogue/services/9.999/publications"), (desk.Room.Caller("agency", "725"), Publications) })
        {
            var answer = await caller.Post(path, Decision());
            Assert.Equal((HttpStatusCode.NotFound, "no-such-service"), (answer.StatusCode, await answer.Problem()));
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Room.Caller("viewer", "74").Post(Publications, Decision())).StatusCode);
    }

    [Fact]
    public async Task A_commune_that_offers_certified_copies_is_told_once()
    {
        foreach (var offered in new[] { true, true, false })
            Assert.Equal(HttpStatusCode.OK, (await Offer("25975", new { offered })).StatusCode);

        Assert.Equal([(1L, true), (2, false)], (await desk.Told("certified-copies-offered")).Select(x => (x.GetProperty("version").GetInt64(), x.GetProperty("offered").GetBoolean())));
    }

    [Theory]
    [InlineData("725", "/path/area", "/offered")]
    [InlineData("99999", "/path/area", "/offered")]
    public async Task Only_a_commune_offers_certified_copies(string area, params string[] pointers)
    {
        var answer = await Offer(area, new { });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(pointers, await answer.Pointers());
    }

    [Fact]
    public async Task A_commune_elsewhere_is_foreign() =>
        Assert.Equal("foreign-area", await (await desk.Room.Caller("agency", "724").PutAsJsonAsync("/api/catalogue/certified-copies/25975", new { offered = true })).Problem());

    [Fact]
    public async Task A_dossier_carries_the_terms_of_its_procedure()
    {
        await desk.Put("2.1", Desk.Offer(("hasFee", true), ("citizenSubjects", true)));
        await desk.Receive(Desk.Dossier("000.00.15.H09-250624-0002", ("procedure", "2.1"), ("feeDong", 50_000)));

        var told = Assert.Single(await desk.Told("dossier-received")).GetProperty("dossier");
        Assert.True(told.GetProperty("hasFee").GetBoolean() && told.GetProperty("fullProcess").GetBoolean());
        Assert.True((await desk.Told("service-listed"))[^1].GetProperty("service").GetProperty("citizenSubjects").GetBoolean());
    }

    [Fact]
    public async Task Every_row_is_told_again_when_rows_are_wanted()
    {
        await desk.Receive(Desk.Dossier());
        await desk.Move(new { status = 4 });
        await desk.Agent.Post(Publications, Decision());
        await Offer("25975", new { offered = true });
        var before = (await desk.Room.Told()).Count;

        await desk.Room.Hear(new RowsWanted("74", false));

        var again = (await desk.Room.Told()).Skip(before).ToList();
        Assert.Equal(["ioc.catalogue.service-listed", "ioc.catalogue.procedure-published", "ioc.catalogue.certified-copies-offered", "ioc.catalogue.dossier-moved"], again.Select(x => x.Type));
        Assert.Equal(2, again[^1].Body.GetProperty("dossier").GetProperty("version").GetInt64());
    }

    private Task<HttpResponseMessage> Offer(string area, object body) => desk.Agent.PutAsJsonAsync($"/api/catalogue/certified-copies/{area}", body);
}
