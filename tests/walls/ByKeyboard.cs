using System.Text.RegularExpressions;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Walls;

/// <summary>A shift without a mouse: every page is reached and walked by keys, the focus is seen and never lost.</summary>
public sealed class ByKeyboard(ControlRoom room)
{
    private const int TabsMost = 200;

    private static readonly Regex TheList = new(@"/api/desk/alarms\?");

    /// <summary>Marks what has the focus; says what it is, and whether that can be seen.</summary>
    private const string Reach = """
        () => {
          const one = document.activeElement;
          if (!one || one === document.body) return 'nothing';
          one.dataset.reached = 'yes';
          const { outlineStyle, outlineWidth } = getComputedStyle(one);
          return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 ? 'seen' : `unseen ${one.outerHTML.slice(0, 120)}`;
        }
        """;

    private const string Unreached = """
        () => [...document.querySelectorAll('a[href], button, input, select, textarea')]
          .filter((one) => one.dataset.reached !== 'yes' && !one.disabled && one.checkVisibility()).map((one) => one.outerHTML.slice(0, 120))
        """;

    [Theory]
    [InlineData("alarms", ".filters")]
    [InlineData("figures?tile=tickets.open", "article[data-opened]")]
    [InlineData("devices", "form.column")]
    [InlineData("playlists", "form.column")]
    [InlineData("rules?rule=sensor-silent", "[data-rule-shown]")]
    [InlineData("rules?rule=sensor-silent", "form h2", "admin")]
    [InlineData("shift", "[data-sum]")]
    public async Task Tab_reaches_everything_on_a_page_and_is_seen_wherever_it_stands(string page, string shown, string role = "operator")
    {
        await using var desk = await room.SignIn($"/desk/{page}{(page.Contains('?') ? '&' : '?')}area=719", role);
        await desk.Until(shown, "the page is there");
        for (var i = 0; i < TabsMost && (i == 0 || (await desk.Page.EvaluateAsync<string[]>(Unreached)).Length > 0); i++)
        {
            await desk.Page.Keyboard.PressAsync("Tab");
            Assert.DoesNotContain("unseen", await desk.Page.EvaluateAsync<string>(Reach), StringComparison.Ordinal);
        }

        Assert.Empty(await desk.Page.EvaluateAsync<string[]>(Unreached));
        await desk.Page.Keyboard.PressAsync("Escape");
        await desk.IsWell();
    }

    [Fact]
    public async Task An_alarm_is_found_opened_noted_and_answered_by_keys_and_stays_under_the_hands_when_it_leaves_the_list()
    {
        string[] stations = ["keys-1", "keys-2"];
        foreach (var station in stations) await room.Station(station, "25837", limit: 150, priority: "medium");
        foreach (var station in stations) await room.Measure(station, 177);
        await using var desk = await room.SignIn("/desk/alarms?area=721&state=unacknowledged");
        await Eventually.Holds(async () => await desk.Page.Locator("tr[data-alarm]").CountAsync() == 2, "both alarms are listed");

        await Press(desk, "j");
        await Focus(desk, "tr.chosen [data-row]", "j goes to the first row and opens it");
        await Press(desk, "?");
        await Focus(desk, "dialog[open] *", "the shortcuts have the focus");
        await Press(desk, "Escape");
        await Focus(desk, "tr.chosen [data-row]", "closed, they give it back");
        await Press(desk, "Enter");
        await Focus(desk, "section.detail", "Enter goes into what is opened");
        await Press(desk, "n");
        await Focus(desk, "form.acts input", "n goes to the note");
        await desk.Page.Keyboard.TypeAsync("Ca đêm: đã gọi trạm");
        await Press(desk, "Escape");
        await Focus(desk, "tr.chosen [data-row]", "Escape leaves the note for the row");
        var opened = await desk.Page.Locator("article[data-opened]").GetAttributeAsync("data-opened");

        await Press(desk, "a");
        await desk.Until("article[data-state='acknowledged'] .audit q:has-text('Ca đêm: đã gọi trạm')", "it is answered, with the note");
        await desk.Until("article [data-left]", "it has left the list and stays opened");
        await Eventually.Holds(async () => await desk.Page.Locator("tr[data-alarm]").CountAsync() == 1, "the list holds the other alone");
        await desk.Until("section.detail:focus, section.detail :focus, [data-row]:focus", "the focus is not lost with the row");
        await Press(desk, "j");
        await Focus(desk, "tr.chosen [data-row]", "j goes on from the place of the row that has left");
        Assert.NotEqual(opened, await desk.Page.Locator("article[data-opened]").GetAttributeAsync("data-opened"));
        await Press(desk, "Escape");
        await desk.Until("section.detail > [data-now]", "Escape closes what is opened");
        await Focus(desk, "[data-row]", "and the focus is on its row");
        foreach (var station in stations) await room.Ease(station, 20);
        await desk.IsWell();
    }

    [Fact]
    public async Task Who_comes_second_is_told_in_words_who_was_first_and_an_old_list_says_how_old_it_is()
    {
        await room.Station("second", "25864", limit: 150, priority: "medium");
        await room.Measure("second", 177);
        await using var first = await room.SignIn("/desk/alarms?area=722");
        await using var second = await room.SignIn("/desk/alarms?area=722");
        foreach (var desk in new[] { first, second })
        {
            await desk.Until("tr[data-alarm]", "the alarm is listed");
            await Press(desk, "j");
            await desk.Until("article[data-state='unacknowledged']", "the alarm is opened");
        }

        await second.Page.RouteAsync(TheList, route => route.AbortAsync());
        await Press(first, "a");
        await first.Until("article[data-state='acknowledged']", "the first has answered");
        await second.Until("[data-away]:has-text('đọc lúc')", "the second's list says that it is old");
        Assert.Equal(1, await second.Page.Locator("tr[data-alarm]").CountAsync());
        await Press(second, "a");
        await second.Until("[role='alert']:has-text('trong lúc đó cảnh báo đã đổi')", "the second is told that somebody was first");
        await second.Until("[role='alert']:has-text('trực ban')", "and who");
        Assert.DoesNotMatch("[0-9a-f]{32}", await second.Page.Locator("body").InnerTextAsync());
        await second.Page.UnrouteAsync(TheList);
        await second.Until("article[data-state='acknowledged']", "the list is read anew by itself");
        await room.Ease("second", 20);
        await first.IsWell();
        await second.IsWell();
    }

    private static Task Press(Screen desk, string key) => desk.Page.Keyboard.PressAsync(key);

    private static Task Focus(Screen desk, string selector, string description) =>
        Eventually.Holds(() => desk.Page.EvaluateAsync<bool>("(selector) => document.activeElement?.matches(selector) === true", selector), description);
}
