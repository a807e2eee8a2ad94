using System.Net;
using System.Text;
using Ioc.Hotline;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Hotline;

/// <summary>What no clerk types, but some program sends one day.</summary>
public sealed class OddTickets(RealDatabases databases) : IAsyncLifetime
{
    private Room<TicketRow> room = null!;
    private HttpClient agent = null!;

    public async ValueTask InitializeAsync()
    {
        room = new Room<TicketRow>("hotline", await databases.Servers.NewDatabaseAsync());
        agent = room.Caller("operator", "74");
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Equal(0L, await room.Scalar<long>("select count(*) from ticket"));
        await room.DisposeAsync();
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("1969-12-31T23:59:59.9999999Z")]
    [InlineData("1999-12-31T23:59:59Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    public async Task An_instant_that_cannot_be_one_of_a_report_is_a_fault(string openedAt)
    {
        var answer = await Send($$"""{"area":"25975","category":"Môi trường","channel":"phone","summary":"Rác","openedAt":"{{openedAt}}"}""");

        // The framework itself cannot read an instant that lies outside the calendar once its offset is taken away.
        if (answer.StatusCode == HttpStatusCode.BadRequest) Assert.Equal("malformed-body", await answer.Problem());
        else Assert.Equal("invalid-request", await answer.Problem());
        Assert.Equal(["/openedAt"], await answer.Pointers());
    }

    [Theory]
    [InlineData("application/json; charset=rubbish")]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    public async Task A_content_type_that_is_not_taken_is_named(string type)
    {
        var answer = await Send("{}", type);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "unsupported-media-type"), (answer.StatusCode, await answer.Problem()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"area\":{}}")]
    [InlineData("{\"summary\":\"\\ud800\"}")]
    public async Task A_body_that_is_no_report_is_a_bad_request(string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(body)).StatusCode);

    [Fact]
    public async Task A_nul_character_is_a_fault_of_its_field()
    {
        var answer = await Send("""{"area":"2597\u0000","category":"a\u0000b","channel":"phone\u0000","summary":"\u0000"}""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["/area", "/category", "/channel", "/summary"], (await answer.Pointers()).Distinct().Order());
    }

    private Task<HttpResponseMessage> Send(string body, string type = "application/json")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return agent.PostAsync("/api/hotline/tickets", content);
    }
}
