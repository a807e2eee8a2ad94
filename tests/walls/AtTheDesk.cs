using System.Text.RegularExpressions;
using Ioc.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Ioc.Tests.Walls;

/// <summary>The operator's page: alarms answered, figures opened, everything by keyboard and in the address bar.</summary>
public sealed class AtTheDesk(ControlRoom room)
{
    [Fact]
    public async Task An_operator_answers_a_high_alarm_and_the_wall_is_given_back_while_the_cause_lasts()
    {
        await using var wall = await (await room.Open("/walls/720/overview")).Live();
        await using var desk = await room.SignIn("/desk/alarms?area=720");
        await room.Station("answer", "25777", limit: 150);
        await room.Measure("answer", 177);
        try
        {
            await wall.Until("[aria-live='assertive']:not(:empty)", "the alarm is on the wall");
            await desk.Until("tr[data-state='unacknowledged']:has-text('177')", "the alarm is at the desk");
            await desk.Page.Locator("tr:has-text('177') button.row").ClickAsync();
            await desk.Until("article[data-opened] ol:has-text('lân cận')", "the alarm says what to do");
            await Axe.IsClean(desk.Page, "desk, alarm opened");
            await desk.Picture("desk-alarm");

            await desk.Page.GetByLabel("Ghi chú").FillAsync("Đã gọi trạm");
            await desk.Page.Locator("button[data-act='shelve']").ClickAsync();
            await desk.Until("[role='alert']:has-text('lý do')", "a shelf without a reason is refused, and says so");
            await desk.Page.Locator("h2").First.ClickAsync();
            await desk.Page.Keyboard.PressAsync("a");
            await desk.Until("article[data-state='acknowledged']", "the alarm is acknowledged by key");
            await desk.Until(".audit q:has-text('Đã gọi trạm')", "the audit has the note");
            await wall.Until("[aria-live='assertive']:empty", "the wall is given back");
            Assert.Contains("alarm=", desk.Page.Url);
            Assert.DoesNotContain("eyJ", string.Join(' ', desk.Requests));
        }
        finally
        {
            await room.Ease("answer", 20);
        }

        await desk.IsWell();
        await wall.IsWell();
    }

    [Fact]
    public async Task A_rule_is_changed_from_a_day_on_and_each_fault_stands_at_its_field()
    {
        await using var desk = await room.SignIn("/desk/rules?area=74", "admin");
        await desk.Page.Locator("tr[data-rule='sensor-silent'] button.row").ClickAsync();
        await desk.Until("form h2", "the rule is opened");
        Assert.Contains("rule=sensor-silent", desk.Page.Url);
        await Axe.IsClean(desk.Page, "desk, a rule opened");
        await desk.Picture("desk-rule");
        await desk.Page.GetByLabel("Phải trả lời trong, phút").FillAsync("0");
        await desk.Page.Locator("form button.main").ClickAsync();
        await desk.Until("#fault-respondWithinMinutes", "the fault stands at its field");
        await desk.Until("#fault-note", "so does the missing reason");
        await desk.Page.GetByLabel("Phải trả lời trong, phút").FillAsync("45");
        await desk.Page.GetByLabel("Vì sao sửa").FillAsync("Theo lịch trực mới");
        await desk.Page.Locator("form button.main").ClickAsync();
        await desk.Until("form p:has-text('Đã lưu')", "the change is kept");
        Assert.Equal("45", await desk.Page.GetByLabel("Phải trả lời trong, phút").InputValueAsync());
        await desk.IsWell();
    }

    [Fact]
    public async Task Filters_stand_in_the_address_and_keys_lead_everywhere()
    {
        await using var desk = await room.SignIn("/desk");
        await desk.Page.GetByRole(AriaRole.Combobox, new() { Name = "Mức" }).SelectOptionAsync("high");
        Assert.Contains("priority=high", desk.Page.Url);
        await desk.Page.GetByLabel("Tìm").FillAsync("không có gì như thế");
        await desk.Until(".empty:has-text('bộ lọc')", "nothing is found");
        await desk.Page.ReloadAsync();
        await desk.Until("input[type='search']", "the desk is back after a reload, still signed in");
        Assert.Equal("không có gì như thế", await desk.Page.GetByLabel("Tìm").InputValueAsync());

        await desk.Page.Locator("h2").First.ClickAsync();
        foreach (var (key, view) in new[] { ("2", "figures"), ("3", "devices"), ("4", "playlists"), ("5", "rules"), ("6", "shift"), ("1", "alarms") })
        {
            await desk.Page.Keyboard.PressAsync(key);
            await desk.Until($"a[aria-current='page'][href*='/desk/{view}']", $"{key} leads to {view}");
            await Axe.IsClean(desk.Page, $"desk, {view}");
            await desk.Picture($"desk-{view}");
        }

        await desk.Page.Keyboard.PressAsync("?");
        await desk.Until("dialog[open] kbd", "the shortcuts are listed");
        await Axe.IsClean(desk.Page, "desk, shortcuts");
        await desk.Page.Keyboard.PressAsync("Escape");
        await desk.Page.Keyboard.PressAsync("e");
        await desk.Until("html[lang='en']", "the desk speaks English");
        Assert.Empty(desk.Faults);
    }

    [Fact]
    public async Task A_figure_opens_down_to_its_rows_and_leaves_as_CSV()
    {
        await using var desk = await room.SignIn("/desk/figures?area=722&tile=tickets.open");
        await desk.Until("article[data-opened='tickets.open'] tbody tr", "the rows behind are listed");
        var rows = (await (await room.Operator.GetAsync("/api/hotline/tickets?area=722&rows=200")).Json()).GetProperty("items").GetArrayLength();
        Assert.Equal(rows, await desk.Page.Locator("article[data-opened] tbody tr").CountAsync());
        await desk.Picture("desk-rows");
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.Locator("article button:has-text('CSV')").ClickAsync());
        Assert.Equal("tickets.open-722.csv", download.SuggestedFilename);
        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        Assert.Equal(rows + 1, lines.Length);
        Assert.StartsWith("Mã;Địa bàn;Lĩnh vực", lines[0], StringComparison.Ordinal);
        Assert.Equal([0xEF, 0xBB, 0xBF], (await File.ReadAllBytesAsync(await download.PathAsync()))[..3]);
        await desk.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await desk.Page.Locator("nav").IsVisibleAsync());
        Assert.True(await desk.Page.Locator("article[data-opened] tbody tr").First.IsVisibleAsync());
        await desk.IsWell();
    }

    [Fact]
    public async Task A_token_that_is_none_does_not_open_the_desk()
    {
        await using var desk = await room.Open("/desk");
        await desk.Until("input[type='password']", "the desk asks who is there");
        await Axe.IsClean(desk.Page, "sign-in");
        await desk.Picture("desk-sign-in");
        await desk.Page.GetByLabel("Mã truy cập").FillAsync("eyJhbGciOiJub25lIn0.e30.");
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Until("[role='alert']:has-text('không dùng được')", "the token is refused");
        Assert.Matches(new Regex("/desk$"), desk.Page.Url);
        Assert.Null(await desk.Page.EvaluateAsync<string?>("sessionStorage.getItem('ioc.desk')"));
    }
}
