using Microsoft.Playwright;
using Xunit;

namespace Ioc.Tests.Walls;

/// <summary>Every page of the product, in both languages, on a desk's and on a wall's screen.</summary>
public sealed class EveryPage(ControlRoom room)
{
    private static readonly (int Width, int Height)[] Sizes = [(1920, 1080), (3840, 2160)];

    /// <summary>Besides, what 1,920 pixels come to at twice the size (WCAG 1.4.4).</summary>
    private static readonly (int Width, int Height)[] DeskSizes = [.. Sizes, (960, 540)];

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task Breaks_no_rule_of_access(string lang)
    {
        await using var wall = await room.Open($"/walls/74/overview?lang={lang}");
        await using var desk = await SignIn();
        foreach (string name in EveryWall.Names)
            await Look(wall, Sizes, $"/walls/74/{name}?lang={lang}", "[data-link='live']");
        foreach (var (path, shown) in new[]
        {
            ("figures?tile=dossiers.open", "article tbody tr"), ("figures?tile=platform.parts", "article tbody tr"),
            ("devices", "form.column"), ("playlists", "form.column"), ("rules?rule=sensor-silent", "form h2"), ("rules?make=score", "form h2"), ("alarms", "[data-now]"), ("shift", "[data-sum]"),
        })
            await Look(desk, DeskSizes, $"/desk/{path}{(path.Contains('?') ? '&' : '?')}area=74&lang={lang}", shown);
        await Look(wall, DeskSizes, $"/desk?lang={lang}", "input[type='password']");
        await Look(wall, Sizes, $"/enrol?lang={lang}", "[data-code]");
        Assert.Empty(wall.Faults);
        Assert.Empty(desk.Faults);
    }

    [Fact]
    public async Task A_rule_of_ones_own_is_made_at_the_desk_with_every_fault_at_its_field_and_days_as_in_Vietnam()
    {
        await using var desk = await SignIn(new BrowserNewContextOptions { Locale = "en-US" });
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Quy tắc" }).ClickAsync();
        await desk.Page.GetByLabel("Quy tắc mới").SelectOptionAsync("score");
        await desk.Until("form h2", "an empty rule is opened");
        await Save(desk);
        foreach (var field in new[] { "code", "nameVi", "nameEn", "causeVi", "consequenceEn", "actionsVi", "actionsEn", "note" })
            await desk.Until($"#fault-{field}", $"the fault stands at {field}");
        Assert.Equal(0, await desk.Page.Locator("#fault-limit, #fault-tiers, #fault-side, #fault-withinSeconds").CountAsync());

        await desk.Page.GetByLabel("Mã (chữ thường").FillAsync("score-falls-slowly");
        var texts = desk.Page.Locator("form textarea");
        for (var i = 0; i < await texts.CountAsync(); i++) await texts.Nth(i).FillAsync("Điểm giảm dần");
        await desk.Page.GetByLabel("Vì sao đặt").FillAsync("Theo kết luận giao ban");
        var day = desk.Page.GetByLabel("Áp dụng từ ngày");
        Assert.Matches(@"^\d\d/\d\d/\d{4}$", await day.InputValueAsync());
        await day.FillAsync("31/2/2099");
        await day.PressAsync("Tab");
        Assert.Equal("true", await day.GetAttributeAsync("aria-invalid"));
        await day.FillAsync("1/3/2099");
        await day.PressAsync("ArrowDown");
        Assert.Equal("28/02/2099", await day.InputValueAsync());
        await Save(desk);
        await desk.Until("tr.chosen[data-rule='score-falls-slowly']", "the rule is listed on the day from which it holds");
        Assert.Contains("on=2099-02-28", desk.Page.Url);
        Assert.Empty(desk.Faults);
    }

    private static Task Save(Screen desk) => desk.Page.Locator("form button.main").ClickAsync();

    private static async Task Look(Screen screen, IEnumerable<(int Width, int Height)> sizes, string path, string shown)
    {
        await screen.Page.GotoAsync(path);
        foreach (var (width, height) in sizes)
        {
            await screen.Page.SetViewportSizeAsync(width, height);
            await screen.Until(shown, $"{path} is there");
            await Axe.IsClean(screen.Page, $"{path} at {width}");
        }
    }

    private async Task<Screen> SignIn(BrowserNewContextOptions? options = null)
    {
        var desk = await room.Open("/desk", options: options);
        await desk.Until("input[type='password']", "the desk asks who is there");
        await desk.Page.Locator("input[type='password']").FillAsync(await room.Stack.TokenAsync("admin", "74"));
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Until("header [data-link='live']", "the desk is live");
        return desk;
    }
}
