using System.Net;
using System.Text;
using Ioc.Hotline;
using Ioc.Hotline.Tickets;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Hotline;

public sealed class TicketImports(RealDatabases databases) : IAsyncLifetime
{
    private const string Header = "id,category,status,created_at,lat,lon\n";
    private const string Good = "1,Street light,submitted,1718000000,11.0,106.6\n";
    private Room<TicketRow> room = null!;
    private HttpClient agent = null!;

    public async ValueTask InitializeAsync()
    {
        room = new Room<TicketRow>("hotline", await databases.Servers.NewDatabaseAsync());
        agent = room.Caller("operator", "74");
    }

    public async ValueTask DisposeAsync() => await room.DisposeAsync();

    [Fact]
    public async Task A_file_is_stored_once_and_told_of()
    {
        var first = await (await Import(Header + Good + "2,Rác,completed,1718000100,,\n")).Json();
        var again = await (await Import(Header + Good + "2,Rác,completed,1718000100,,\n")).Json();

        Assert.Equal((2, 2, 0), Counts(first));
        Assert.Equal((2, 0, 2), Counts(again));
        Assert.Equal(2, (await room.Told()).Count);
    }

    [Theory]
    [InlineData("id,category,status,created_at,lat\n1,a,submitted,1718000000,11.0\n", "line/1")]
    [InlineData(Header + Good + "2,\"a,submitted,1718000000,11.0,106.6\n", "line/")]
    [InlineData(Header + Good + "2,a,submitted,1718000000,11.0\n", "line/3")]
    [InlineData(Header + Good + "2,a,lost,1718000000,11.0,106.6\n", "line/3/status")]
    [InlineData(Header + Good + "2,a,submitted,99999999999999999999,11.0,106.6\n", "line/3/created_at")]
    [InlineData(Header + Good + "2,a,submitted,1950000000,11.0,106.6\n", "line/3/created_at")]
    [InlineData(Header + Good + "2,a,submitted,1,11.0,106.6\n", "line/3/created_at")]
    [InlineData(Header + Good + "2,a,submitted,1718000000,NaN,106.6\n", "line/3/lat")]
    [InlineData(Header + Good + "1,Other,submitted,1718000000,11.0,106.6\n", "id/import-1")]
    public async Task One_broken_line_is_named_and_nothing_of_the_file_is_stored(string file, string pointer)
    {
        var answer = await Import(file);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid-request"), (answer.StatusCode, await answer.Problem()));
        Assert.Contains(await answer.Pointers(), found => found.StartsWith(pointer, StringComparison.Ordinal));
        Assert.Equal(0L, await room.Scalar<long>("select count(*) from ticket"));
        Assert.Empty(await room.Told());
    }

    [Fact]
    public async Task A_line_over_the_limit_is_refused_without_being_held()
    {
        var answer = await Import(Header + Good + "2,\"" + new string('a', 2 * ImportTickets.LineBytesMax));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.StartsWith("line/", Assert.Single(await answer.Pointers()));
        Assert.Equal(0L, await room.Scalar<long>("select count(*) from ticket"));
    }

    [Fact]
    public async Task A_nul_character_an_unknown_unit_and_a_foreign_one_are_refused()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await Import(Header + "1,a\0b,submitted,1718000000,11.0,106.6\n")).StatusCode);
        Assert.Equal("invalid-request", await (await Import(Header + Good, "99999")).Problem());
        Assert.Equal("foreign-area", await (await Import(Header + Good, "725", room.Caller("operator", "724"))).Problem());
        Assert.Equal("role-not-allowed", await (await Import(Header + Good, "725", room.Caller("viewer", "725"))).Problem());
        Assert.Equal(0L, await room.Scalar<long>("select count(*) from ticket"));
    }

    private Task<HttpResponseMessage> Import(string file, string area = "725", HttpClient? caller = null) =>
        (caller ?? agent).PostAsync($"/api/hotline/tickets:import?area={area}", new StringContent(file, Encoding.UTF8, "text/csv"));

    private static (int, int, int) Counts(System.Text.Json.JsonElement answer) =>
        (answer.GetProperty("lines").GetInt32(), answer.GetProperty("stored").GetInt32(), answer.GetProperty("unchanged").GetInt32());
}
