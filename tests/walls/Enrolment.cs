using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Walls;

/// <summary>A new screen is let in by a code and sent away by a click; nobody types anything on it.</summary>
public sealed class Enrolment(ControlRoom room)
{
    [Fact]
    public async Task A_high_alarm_wakes_a_screen_whose_playlist_has_nothing_for_the_hour()
    {
        await room.Put("/api/desk/playlists/by-night", new
        { items = new[] { new { wall = "overview", area = "721", seconds = 5, from = $"{Day.Time.AddHours(2):HH:mm}", to = $"{Day.Time.AddHours(3):HH:mm}" } } });
        await using var wall = await room.Open("/enrol");
        await wall.Until("[data-code]", "the screen has a code");
        var code = await wall.Page.Locator("[data-code]").GetAttributeAsync("data-code");
        var tied = await room.Post($"/api/desk/devices/{code}:tie", new { name = "Trực đêm", area = "721", playlist = "by-night" });
        await wall.Until("main[data-resting]", "the screen rests");
        await room.Station("by-night", "25813", limit: 150);
        await room.Measure("by-night", 177);
        try
        {
            await wall.Until("[aria-live='assertive']:has-text('177')", "the alarm wakes it, on its own area's wall");
        }
        finally
        {
            await room.Ease("by-night", 20);
        }

        await wall.Until("main[data-resting]", "the screen rests again");
        await wall.IsWell();
        using var revoked = await room.Operator.DeleteAsync($"/api/desk/devices/{tied.GetProperty("id").GetString()}");
        Assert.True(revoked.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_screen_shows_a_code_follows_its_playlist_once_tied_and_stops_when_revoked()
    {
        await room.Put("/api/desk/playlists/enrolment", new
        { items = new[] { new { wall = "overview", area = "725", seconds = 5 }, new { wall = "hotline", area = "725", seconds = 5 } }, span = new { columns = 1 } });
        await using var wall = await room.Open("/enrol");
        await wall.Until("[data-code]", "the screen has a code");
        await Axe.IsClean(wall.Page, "enrolment");
        await wall.Picture("enrol");
        var code = await wall.Page.Locator("[data-code]").GetAttributeAsync("data-code");

        await using var desk = await room.Open("/desk/devices?area=725");
        await desk.Page.GetByLabel("Mã truy cập").FillAsync(await room.Stack.TokenAsync("operator", "74"));
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Until("header [data-link='live']", "the desk is live");
        await desk.Page.GetByLabel("Mã trên màn hình").FillAsync(code!.ToLowerInvariant());
        await desk.Page.GetByLabel("Tên").FillAsync("Sảnh thử");
        await desk.Until("option[value='enrolment']", "the playlist can be chosen");
        await desk.Page.GetByLabel("Danh sách chiếu").SelectOptionAsync("enrolment");
        await desk.Page.Locator("form.column button.main").ClickAsync();
        await desk.Until("tr[data-device]:has-text('Sảnh thử')", "the screen is on the list");
        await desk.Picture("desk-devices-tied");

        await wall.Until("[data-link='live']", "the screen is a wall");
        await wall.Until("h1:has-text('Thuận An')", "it shows its own area");
        await wall.Until("aside[data-page]", "it follows its playlist");
        Assert.DoesNotContain(wall.Requests, address => address.Contains(code, StringComparison.OrdinalIgnoreCase));
        Assert.Contains((await wall.Browser.CookiesAsync()), cookie => cookie is { Name: "ioc_wall", HttpOnly: true });

        await desk.Page.Locator("tr[data-device]:has-text('Sảnh thử') button:has-text('Sửa')").ClickAsync();
        await desk.Page.GetByLabel("Tên").FillAsync("Phòng họp thử");
        await desk.Page.GetByLabel("Danh sách chiếu").SelectOptionAsync("");
        await desk.Page.Locator("form.column button.main").ClickAsync();
        await desk.Until("tr[data-device]:has-text('Phòng họp thử')", "the screen is changed without being tied again");

        desk.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await desk.Page.Locator("tr[data-device]:has-text('Phòng họp thử') button:has-text('Thu hồi')").ClickAsync();
        await desk.Until(".empty, table:not(:has-text('Phòng họp thử'))", "the screen is off the list");
        await wall.Until("[data-code]", "the screen shows a new code");
        Assert.NotEqual(code, await wall.Page.Locator("[data-code]").GetAttributeAsync("data-code"));
        await wall.IsWell();
    }
}
