using System.Net;
using System.Text;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Catalogue;

/// <summary>What changes nothing shares one room.</summary>
public sealed class OffersFound(Desk desk) : IClassFixture<Desk>
{
    [Theory]
    [InlineData("level=district", "2.2")]
    [InlineData("online=information", "2.2")]
    [InlineData("online=full", "1.001193 2.3")]
    [InlineData("field=Đất đai", "2.2 2.3")]
    [InlineData("hasFee=true", "2.3")]
    [InlineData("onlinePayment=true", "2.3")]
    [InlineData("essential=true", "1.001193")]
    [InlineData("area=725", "2.3")]
    [InlineData("q=dang ky", "1.001193 2.2")]
    [InlineData("q=DAT dai", "2.2 2.3")]
    [InlineData("q=Đất đai chuyển", "2.3")]
    [InlineData("q=%25", "")]
    [InlineData("q=2.3", "2.3")]
    [InlineData("q=dat&online=full", "2.3")]
    public async Task Services_are_found_by_what_they_are(string query, string codes)
    {
        // The same again changes nothing: every row of this table may put them.
        await desk.Put("2.2", Desk.Offer(("nameVi", "Đăng ký biến động"), ("field", "Đất đai"), ("level", "district"), ("online", "information"), ("essential", false)));
        await desk.Put("2.3", Desk.Offer(("nameVi", "Chuyển mục đích"), ("field", "Đất đai"), ("hasFee", true), ("onlinePayment", true), ("essential", false), ("area", "725")));

        Assert.Equal(codes, string.Join(' ', await desk.FindCodes($"services?{query}")));
    }

    [Theory]
    [InlineData("viewer", "74", "role-not-allowed")]
    [InlineData("device", "74", "role-not-allowed")]
    [InlineData("district", "74", "role-not-allowed")]
    [InlineData("agency", "725", "foreign-area")]
    public async Task Who_may_not_put_a_service_hears_why(string role, string area, string problem)
    {
        var answer = await desk.Put("2.000635", Desk.Offer(), desk.Room.Caller(role, area));

        Assert.Equal((HttpStatusCode.Forbidden, problem), (answer.StatusCode, await answer.Problem()));
    }

    [Theory]
    [InlineData("{\"area\": 74}", "/area")]
    [InlineData("{\"hasFee\": null}", "/hasFee")]
    [InlineData("{\"area\": \"74\",}", "/")]
    public async Task Malformed_json_names_where_it_breaks(string body, string pointer)
    {
        var answer = await desk.Agent.PutAsync("/api/catalogue/services/1.1", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal((HttpStatusCode.BadRequest, "malformed-body"), (answer.StatusCode, await answer.Problem()));
        Assert.StartsWith(pointer, Assert.Single(await answer.Pointers()));
    }

    [Theory]
    [InlineData("cursor=%21%21", "malformed-request")]
    [InlineData("hasFee=maybe", "malformed-request")]
    [InlineData("q=%00", "malformed-text")]
    public async Task A_question_that_makes_no_sense_is_refused(string query, string problem)
    {
        var answer = await desk.Agent.GetAsync($"/api/catalogue/services?{query}");

        Assert.Equal((HttpStatusCode.BadRequest, problem), (answer.StatusCode, await answer.Problem()));
    }
}
