using System.Net.Http.Json;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Walls;

/// <summary>Two people change the same thing: whoever comes second is told in words what the first changed, and chooses.</summary>
public sealed class TwoAtTheDesk(ControlRoom room)
{
    private const string Save = "form button.main", Told = "[role='alert']:has([data-keep])";

    [Fact]
    public async Task A_playlist_that_two_people_change_is_kept_or_taken_over_with_the_difference_in_words()
    {
        await room.Operator.PutAsJsonAsync("/api/desk/playlists/two-at-once", new { items = new[] { new { wall = "overview", area = "74", seconds = 30 } } });
        await using var first = await room.SignIn("/desk/playlists?area=74");
        await using var second = await room.SignIn("/desk/playlists?area=74");
        foreach (var desk in new[] { first, second })
        {
            await desk.Page.Locator("[data-row='two-at-once']").ClickAsync();
            await desk.Until("form h2:has-text('two-at-once')", "the playlist is opened");
        }

        await first.Page.GetByLabel("Giây").FillAsync("45");
        await first.Page.Locator(Save).ClickAsync();
        await first.Until("p:has-text('Đã lưu')", "the first has saved");

        await second.Page.GetByLabel("Giây").FillAsync("90");
        await second.Page.Locator(Save).ClickAsync();
        await second.Until($"{Told} li:has-text('30 giây') ins:has-text('45 giây')", "the second reads what the first changed");
        await second.Until($"{Told}:has-text('trực ban')", "and who");
        Assert.DoesNotMatch("If-Match|\"[0-9]+\"", await second.Page.Locator(Told).InnerTextAsync());
        await second.Page.Locator("[data-take]").ClickAsync();
        Assert.Equal("45", await second.Page.GetByLabel("Giây").InputValueAsync());
        await second.Page.GetByLabel("Giây").FillAsync("50");
        await second.Page.Locator(Save).ClickAsync();
        await second.Until("p:has-text('Đã lưu')", "from theirs it goes on");

        await first.Page.GetByLabel("Giây").FillAsync("60");
        await first.Page.Locator(Save).ClickAsync();
        await first.Until(Told, "now the first comes second");
        await first.Page.Locator("[data-keep]").ClickAsync();
        await first.Until("p:has-text('Đã lưu')", "and keeps what it wrote");
        var kept = await (await room.Operator.GetAsync("/api/desk/playlists/two-at-once")).Json();
        Assert.Equal((4, 60), (kept.GetProperty("version").GetInt32(), kept.GetProperty("items")[0].GetProperty("seconds").GetInt32()));
        await first.IsWell();
        await second.IsWell();
    }

    [Fact]
    public async Task A_rule_that_an_administrator_changed_meanwhile_says_so_field_by_field()
    {
        await using var first = await room.SignIn("/desk/rules?area=74&rule=tickets-near-breach", "admin");
        await using var second = await room.SignIn("/desk/rules?area=74&rule=tickets-near-breach", "admin");
        foreach (var (desk, minutes) in new[] { (first, "35"), (second, "40") })
        {
            await desk.Until("form h2", "the rule is opened");
            await desk.Page.GetByLabel("Phải trả lời trong, phút").FillAsync(minutes);
            await desk.Page.GetByLabel("Vì sao sửa").FillAsync("Theo lịch trực");
        }

        await first.Page.Locator(Save).ClickAsync();
        await first.Until("form p:has-text('Đã lưu')", "the first has saved");
        await second.Page.Locator(Save).ClickAsync();
        await second.Until($"{Told} li:has-text('Phải trả lời trong'):has-text('của bạn: 40') ins:has-text('35')", "what theirs is, and what one's own");
        await second.Until($"{Told} q:has-text('Theo lịch trực')", "and why they did it");
        await second.Page.Locator("[data-keep]").ClickAsync();
        await second.Until("form p:has-text('Đã lưu')", "what was written here goes over it");
        Assert.Equal("40", await second.Page.GetByLabel("Phải trả lời trong, phút").InputValueAsync());
        await second.IsWell();
    }

    [Theory]
    [InlineData("rules?rule=sensor-silent", "[data-rule-shown]")]
    [InlineData("playlists", "article[data-playlist-shown]")]
    [InlineData("devices", "p[data-may-not]")]
    public async Task Who_may_only_look_is_offered_nothing_that_would_be_refused_and_reads_why(string page, string shown)
    {
        await using var desk = await room.SignIn($"/desk/{page}{(page.Contains('?') ? '&' : '?')}area=74", "viewer");
        await desk.Until(shown, "it is there to be read");
        await desk.Until("[data-may-not]", "and says why no more is offered");
        Assert.Equal(0, await desk.Page.Locator("main button.main, main form.column").CountAsync());
        await desk.IsWell();
    }
}
