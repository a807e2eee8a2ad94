using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Ioc.Tests.Support;
using Npgsql;
using Xunit;
using static Ioc.Tests.Slices.Indicators.Story;

namespace Ioc.Tests.Slices.Indicators;

public sealed class TargetActs(RealDatabases databases) : IAsyncLifetime
{
    private const string Path = "/api/indicators/targets";
    private IndicatorsRoom indicators = null!;
    private HttpClient officer = null!;

    public async ValueTask InitializeAsync()
    {
        indicators = new IndicatorsRoom(await databases.Servers.NewDatabaseAsync());
        officer = indicators.Room.Caller("operator", "74");
    }

    public ValueTask DisposeAsync() => indicators.DisposeAsync();

    [Fact]
    public async Task Targets_are_listed_with_what_the_documents_and_our_own_figures_say()
    {
        await indicators.Hear(Dossier("D1", At(2)).Finished(At(3)).Told(), (Dossier("D2", At(2)) with { Digitised = true }).Finished(At(3)).Told());
        await indicators.Count();

        var list = await (await officer.GetAsync(Path)).Json();
        var byCode = list.GetProperty("items").EnumerateArray().ToDictionary(x => x.GetProperty("code").GetString()!);

        Assert.Equal((19m, "document", "green"), State(byCode["dti-rank-2022"]));
        Assert.Equal((62m, "document", "red"), State(byCode["dti-economy"]));
        Assert.Equal((50m, "fact", "red"), State(byCode["dossiers-digitised-2025"]));
        Assert.Equal("grey", byCode["e-invoices-2022"].GetProperty("light").GetString());
        Assert.Equal(list.GetProperty("items").GetArrayLength(), list.GetProperty("lights").EnumerateObject().Sum(x => x.Value.GetInt32()));
        var opened = await indicators.Room.Caller("viewer", "74").GetAsync(byCode["dossiers-digitised-2025"].GetProperty("opens").GetString());
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.All((await (await officer.GetAsync($"{Path}?plan=dti&light=red")).Json()).GetProperty("items").EnumerateArray(), x => Assert.Equal("red", x.GetProperty("light").GetString()));
    }

    [Fact]
    public async Task A_value_stated_by_hand_stays_in_the_audit_with_who_when_and_why()
    {
        await Put("fibre-households-2022", new { value = 85.5, on = "2025-05-31", why = "Báo cáo tháng 5" });
        await Put("fibre-households-2022", new { value = 91, why = "Báo cáo tháng 6" });
        var shown = await (await Put("fibre-households-2022", new { value = 91, why = "Báo cáo tháng 6" })).Json();

        Assert.Equal((91m, "hand", "green"), State(shown.GetProperty("target")));
        var audit = shown.GetProperty("audit").EnumerateArray().ToList();
        Assert.Equal([91m, 85.5m], audit.Select(x => x.GetProperty("value").GetDecimal()));
        Assert.Equal(("2025-06-24", "Báo cáo tháng 6"), (audit[0].GetProperty("valueOn").GetString(), audit[0].GetProperty("why").GetString()));
        Assert.NotEqual("", audit[0].GetProperty("statedBy").GetString());
        Assert.Equal(indicators.Room.Clock.Now, audit[0].GetProperty("statedAt").GetDateTimeOffset());
        foreach (var act in new[] { "update target_value set value = 1 returning 1", "delete from target_value returning 1" })
            await Assert.ThrowsAsync<PostgresException>(() => indicators.Room.Scalar<int>(act));
    }

    [Fact]
    public async Task A_file_of_values_is_taken_whole_and_once()
    {
        const string csv = "target,on,value,why\ne-invoices-2022,2022-12-31,\"99,5\",Cục Thuế\nocop-online-2022,2022-12-31,40,Sở Công Thương\n";

        Assert.Equal((2, 2, 0), Became(await (await Import(csv)).Json()));
        Assert.Equal((2, 0, 2), Became(await (await Import(csv)).Json()));
        Assert.Equal((99.5m, "file", "red"), State((await (await officer.GetAsync($"{Path}/e-invoices-2022")).Json()).GetProperty("target")));
        Assert.Equal((40m, "file", "green"), State((await (await officer.GetAsync($"{Path}/ocop-online-2022")).Json()).GetProperty("target")));
    }

    [Fact]
    public async Task A_file_with_faults_names_them_all_and_leaves_nothing()
    {
        var answer = await Import("target,on,value,why\nnone,2022-12-31,1,x\ne-invoices-2022,31/12/2022,1,x\ne-invoices-2022,2022-12-31,101,x\nsmes-2022,2030-01-01,1.5,\n");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["line/2/target", "line/3/on", "line/4/value", "line/5/why", "line/5/value", "line/5/on"], await answer.Pointers());
        Assert.Equal(0L, await indicators.Room.Scalar<long>("select count(*) from target_value"));
        Assert.Equal(["line/1", "line/1"], await (await Import("target,on\n")).Pointers());
        Assert.Equal(["line/1"], await (await Import("target,on,value,why\n")).Pointers());
    }

    [Theory]
    [InlineData("{}", "/value", "/why")]
    [InlineData("{\"value\":101,\"why\":\"x\"}", "/value")]
    [InlineData("{\"value\":1,\"on\":\"2025-06-25\",\"why\":\" \"}", "/on", "/why")]
    public async Task A_value_that_cannot_be_is_refused(string body, params string[] pointers)
    {
        var answer = await officer.PutAsync($"{Path}/fibre-households-2022/value", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(pointers, await answer.Pointers());
    }

    [Fact]
    public async Task A_value_of_another_type_is_named_with_what_it_should_be()
    {
        var answer = await officer.PutAsync($"{Path}/fibre-households-2022/value", new StringContent("{\"value\":\"90\",\"why\":\"x\"}", Encoding.UTF8, "application/json"));

        Assert.Equal((HttpStatusCode.BadRequest, "malformed-body"), (answer.StatusCode, await answer.Problem()));
        Assert.StartsWith("/value Needs a number", string.Join(' ', (await answer.Json()).GetProperty("errors").EnumerateArray().Select(x => $"{x.GetProperty("pointer").GetString()} {x.GetProperty("detail").GetString()}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_may_states_a_value_and_only_of_what_there_is()
    {
        Assert.Equal("no-such-target", await (await Put("none", new { value = 1, why = "x" })).Problem());
        Assert.Equal("no-such-target", await (await officer.GetAsync($"{Path}/none")).Problem());
        Assert.Equal(HttpStatusCode.Forbidden, (await indicators.Room.Caller("viewer", "74").PutAsJsonAsync($"{Path}/smes-2022/value", new { value = 1, why = "x" })).StatusCode);
        var foreign = await indicators.Room.Caller("operator", "725").PutAsJsonAsync($"{Path}/smes-2022/value", new { value = 1, why = "x" });
        Assert.Equal("foreign-area", await foreign.Problem());
        var list = await officer.GetAsync($"{Path}?plan=none&light=blue");
        Assert.Equal(["/query/plan", "/query/light"], await list.Pointers());
    }

    private static (decimal, string?, string?) State(JsonElement target) =>
        (target.GetProperty("value").GetDecimal(), target.GetProperty("means").GetString(), target.GetProperty("light").GetString());

    private static (int, int, int) Became(JsonElement answer) => (answer.GetProperty("lines").GetInt32(), answer.GetProperty("stored").GetInt32(), answer.GetProperty("unchanged").GetInt32());

    private Task<HttpResponseMessage> Put(string code, object body) => officer.PutAsJsonAsync($"{Path}/{code}/value", body);

    private Task<HttpResponseMessage> Import(string csv) => officer.PostAsync($"{Path}:import", new StringContent(csv, Encoding.UTF8, "text/csv"));
}
