using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ioc.Desk;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Desk;

public sealed class WhatWasDone(RealDatabases databases) : IAsyncLifetime
{
    private Room<DeskOptions> room = null!;

    public async ValueTask InitializeAsync()
    {
        room = await DeskRoom.Open(databases);
        await room.Lists();
        await room.Reads(158);
    }

    public async ValueTask DisposeAsync() => await room.DisposeAsync();

    private async Task<JsonElement[]> Done(string query, string role = "operator", string area = "74") =>
        [.. (await (await room.Caller(role, area).GetAsync($"/api/desk/acts{query}")).Json()).GetProperty("items").EnumerateArray()];

    private static string[] Words(IEnumerable<JsonElement> done) => [.. done.Select(x => x.GetProperty("act").GetString()!)];

    private Task<HttpResponseMessage> Play(string name) =>
        room.Caller("operator", "74").PutAsJsonAsync($"/api/desk/playlists/{name}", new { items = new[] { new { wall = "overview", area = "74", seconds = 60 } } });

    [Fact]
    public async Task A_shift_reads_what_happened_newest_first_with_who_why_and_where()
    {
        var id = Assert.Single(await room.Caller("operator", "74").Alarms()).Id();
        var raisedAt = room.Clock.Now;
        room.Clock.Now = raisedAt.AddMinutes(2);
        await room.Caller("operator", "74").Post($"/api/desk/alarms/{id}:acknowledge", new { note = "Đã báo phường An Phú" });
        await Play("lobby");

        var done = await Done($"?from={Uri.EscapeDataString(raisedAt.AddHours(-8).ToString("O"))}");
        Assert.Equal(["put", "acknowledged", "raised"], Words(done));
        Assert.Equal(("test-operator", "Đã báo phường An Phú"), (done[1].GetProperty("by").GetString(), done[1].GetProperty("note").GetString()));
        Assert.Equal((DeskRoom.Commune, "sensor-limit", "high", $"alarm/{id}"),
            (done[1].GetProperty("area").GetString(), done[1].GetProperty("rule").GetString(), done[1].GetProperty("priority").GetString(), done[1].GetProperty("subject").GetString()));
        Assert.Equal("system", done[2].GetProperty("by").GetString());

        Assert.Equal(["put", "acknowledged"], Words(await Done($"?from={Uri.EscapeDataString(raisedAt.AddMinutes(1).ToString("O"))}")));
        Assert.Equal(["put"], Words(await Done("?subject=playlist/lobby")));
        Assert.Equal(["put"], Words(await Done("?area=718")));
        Assert.Equal(["put", "acknowledged", "raised"], Words(await Done("?area=725", "viewer")));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_and_a_cursor_that_is_none_is_refused()
    {
        await Play("one");
        await Play("two");
        var first = await (await room.Caller("operator", "74").GetAsync("/api/desk/acts?rows=2")).Json();
        var rest = await (await room.Caller("operator", "74").GetAsync($"/api/desk/acts?rows=2&cursor={first.GetProperty("next").GetString()}")).Json();

        Assert.Equal(["put", "put"], Words(first.GetProperty("items").EnumerateArray()));
        Assert.Equal(["raised"], Words(rest.GetProperty("items").EnumerateArray()));
        Assert.Equal(HttpStatusCode.BadRequest, (await room.Caller("operator", "74").GetAsync("/api/desk/acts?cursor=bm8")).StatusCode);
    }

    [Fact]
    public async Task Nobody_reads_of_a_foreign_alarm_nor_of_a_wall_that_they_may_not_list()
    {
        var made = await (await room.Caller("operator", "74").PostAsJsonAsync("/api/desk/devices", new { })).Json();
        await room.Caller("operator", "74").Post($"/api/desk/devices/{made.GetProperty("code").GetString()}:tie", new { name = "Sảnh An Phú", area = "725" });

        Assert.Equal(["tie", "raised"], Words(await Done("", "operator", "725")));
        Assert.Equal("Sảnh An Phú", (await Done("", "admin"))[0].GetProperty("sourceVi").GetString());
        Assert.Equal(["raised"], Words(await Done("", "viewer")));
        Assert.Empty(await Done("", "operator", "718"));
    }
}
