using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Catalogue;

public sealed class OfferActs(RealDatabases databases) : IAsyncLifetime
{
    private Desk desk = null!;

    public async ValueTask InitializeAsync() => desk = await Desk.OpenAsync(databases);

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task A_new_service_is_listed_once_however_often_it_is_put()
    {
        var first = await desk.Put("2.000635", Desk.Offer());
        var again = await desk.Put("2.000635", Desk.Offer());

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal(("\"1\"", "\"1\""), (first.Headers.ETag!.Tag, again.Headers.ETag!.Tag));
        Assert.Equal("/api/catalogue/services/2.000635", first.Headers.Location!.ToString());
        var told = Assert.Single(await desk.Told("service-listed"), x => x.GetProperty("service").GetProperty("code").GetString() == "2.000635");
        Assert.Equal("74", told.GetProperty("area").GetString());
        Assert.Equal(5, told.GetProperty("service").GetProperty("maxWorkingDays").GetInt32());
    }

    [Fact]
    public async Task New_terms_make_a_new_version_and_one_more_fact()
    {
        var changed = await desk.Put(Desk.Procedure, Desk.Offer(("online", "partial"), ("area", "725")));

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal("\"2\"", changed.Headers.ETag!.Tag);
        var told = await desk.Told("service-listed");
        Assert.Equal([1L, 2], told.Select(x => x.GetProperty("service").GetProperty("version").GetInt64()));
        Assert.Equal(("74.725", "partial"), (told[1].GetProperty("area").GetString(), told[1].GetProperty("service").GetProperty("online").GetString()));
    }

    [Fact]
    public async Task A_version_that_has_passed_is_refused()
    {
        Assert.Equal(HttpStatusCode.OK, (await PutIf("\"1\"", Desk.Procedure)).StatusCode);
        var late = await PutIf("\"1\"", Desk.Procedure);
        var absent = await PutIf("*", "9.999999");

        Assert.Equal((HttpStatusCode.PreconditionFailed, "version-changed"), (late.StatusCode, await late.Problem()));
        Assert.Equal(HttpStatusCode.PreconditionFailed, absent.StatusCode);
        Assert.Equal(1L, await desk.Rows("offer"));
    }

    private Task<HttpResponseMessage> PutIf(string tag, string code)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/catalogue/services/{code}") { Content = JsonContent.Create(Desk.Offer(("field", tag + code))) };
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        return desk.Agent.SendAsync(request);
    }

    [Fact]
    public async Task Every_fault_of_a_service_is_named_and_nothing_is_stored()
    {
        var answer = await desk.Put("1 001193", Desk.Offer(
            ("area", "99999"), ("nameVi", " "), ("nameEn", new string('a', 1_001)), ("level", "ward"), ("field", "a\0b"), ("online", "4"),
            ("onlinePayment", true), ("maxWorkingDays", 0)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["/area", "/nameVi", "/nameEn", "/level", "/field", "/online", "/path/code", "/onlinePayment", "/maxWorkingDays"], await answer.Pointers());
        Assert.Equal(1L, await desk.Rows("offer"));
    }

    [Fact]
    public async Task A_service_of_another_owner_is_not_taken_over()
    {
        var answer = await desk.Put(Desk.Procedure, Desk.Offer(("area", "725")), desk.Room.Caller("agency", "725"));

        Assert.Equal("foreign-area", await answer.Problem());
        Assert.Single(await desk.Told("service-listed"));
    }

    [Fact]
    public async Task A_service_is_shown_with_its_version_and_not_again_to_who_has_it()
    {
        var shown = await desk.Agent.GetAsync($"/api/catalogue/services/{Desk.Procedure}");
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/catalogue/services/{Desk.Procedure}");
        request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"1\""));

        Assert.Equal("Đăng ký khai sinh", (await shown.Json()).GetProperty("nameVi").GetString());
        Assert.Equal(HttpStatusCode.NotModified, (await desk.Agent.SendAsync(request)).StatusCode);
        Assert.Equal("no-such-service", await (await desk.Agent.GetAsync("/api/catalogue/services/0")).Problem());
    }

    [Fact]
    public async Task The_services_of_the_units_above_are_offered_here_and_those_of_the_neighbour_are_not()
    {
        await desk.Put("2.724", Desk.Offer(("area", "724")));
        await desk.Put("2.725", Desk.Offer(("area", "725")));
        var commune = desk.Room.Caller("viewer", "25975");

        Assert.Equal([Desk.Procedure, "2.725"], await desk.FindCodes("services", commune));
        Assert.Equal("no-such-service", await (await commune.GetAsync("/api/catalogue/services/2.724")).Problem());
        Assert.Equal([Desk.Procedure, "2.724"], await desk.FindCodes("services", desk.Room.Caller("viewer", "724")));
    }

    [Fact]
    public async Task A_long_list_is_read_page_by_page_without_a_gap_or_a_repeat()
    {
        for (var i = 0; i < 7; i++) await desk.Put($"3.{i}", Desk.Offer());
        var codes = new List<string>();
        string? next = "";
        while (next is not null)
        {
            var page = await (await desk.Agent.GetAsync($"/api/catalogue/services?rows=3&cursor={next}")).Json();
            codes.AddRange(page.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("code").GetString()!));
            next = page.TryGetProperty("next", out var cursor) ? cursor.GetString() : null;
        }

        Assert.Equal([Desk.Procedure, .. Enumerable.Range(0, 7).Select(i => $"3.{i}")], codes);
    }
}
