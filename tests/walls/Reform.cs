using Ioc.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Ioc.Tests.Walls;

/// <summary>On 01.07.2025 the districts ended and three codes got another meaning: what addresses of before then mean after it.</summary>
public sealed class Reform(ControlRoom room)
{
    [Fact]
    public async Task An_old_district_says_that_it_is_no_more_and_the_root_is_the_new_one()
    {
        await using var replica = room.Stack.StartBeside("screens", ("Areas__PinnedOn", ""));
        var device = await room.Stack.TokenAsync("device", "79", "725");
        BrowserNewContextOptions Wall() => new() { ExtraHTTPHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {device}" } };
        await Eventually.Holds(() => replica.Answers("/health/ready"), "the replica of after the reform is ready");

        await using var old = await room.Open($"{replica.Address}walls/725/overview", options: Wall());
        await old.Until("[data-link='unknown-area']", "the wall of the old district knows that it is no more");
        Assert.Contains("Thuận An", await old.Page.TextContentAsync("body"));
        await Axe.IsClean(old.Page, "old district");
        await old.Picture("reform-old-district");
        await old.IsWell();

        await using var root = await (await room.Open($"{replica.Address}walls/", options: Wall())).Live();
        await root.Until("h1:has-text('Hồ Chí Minh')", "the root is the new one");
        await using var reused = await (await room.Open($"{replica.Address}walls/25750/overview", options: Wall())).Live();
        await reused.Until("h1:has-text('Phú Lợi')", "a reused code means the new ward");
        await root.IsWell();
    }
}
