using Ioc.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Ioc.Tests.Walls;

/// <summary>Nothing of a developer's machine: another issuer, its account at the desk, a wall that was let in by its code.</summary>
public sealed class InProduction(ControlRoom room)
{
    [Fact]
    public async Task An_operator_signs_in_with_the_account_of_the_province_and_lets_a_wall_in()
    {
        await using var authority = await Authority.Open();
        (string, string)[] production =
        [
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("DOTNET_ENVIRONMENT", "Production"), ("LocalIssuer__KeyFile", ""),
            ("Auth__Authority", authority.Address), ("SSL_CERT_FILE", authority.CertificateFile),
        ];
        await using var screens = room.Stack.StartBeside("screens", production);
        await using var desks = room.Stack.StartBeside("desk", production);
        await using var gateway = room.Stack.StartBeside("gateway",
            [.. production, ("SignIn__ClientId", "ioc-desk"), ("services__screens__http__0", screens.Address.ToString()), ("services__desk__http__0", desks.Address.ToString())]);
        foreach (var part in new[] { screens, desks, gateway }) await Eventually.Holds(() => part.Answers("/health/ready"), "the part is ready");

        await using var stranger = await room.Open($"{gateway.Address}walls/74/overview");
        await stranger.Until("[data-link='refused'], [data-code]", "a browser that nobody let in sees nothing");
        Assert.Empty(await stranger.Browser.CookiesAsync());

        await using var desk = await room.Open($"{gateway.Address}desk/devices?area=725", options: new BrowserNewContextOptions { IgnoreHTTPSErrors = true });
        await desk.Until("a[data-authority]", "the desk knows where accounts are");
        await Axe.IsClean(desk.Page, "sign-in with an account");
        await desk.Picture("desk-sign-in-account");
        await desk.Page.Locator("a[data-authority]").ClickAsync();
        await desk.Until("header [data-link='live']", "the desk is live");
        Assert.EndsWith("/desk/devices?area=725", desk.Page.Url);

        await using var wall = await room.Open($"{gateway.Address}enrol");
        await wall.Until("[data-code]", "the screen has a code");
        await desk.Page.GetByLabel("Mã trên màn hình").FillAsync((await wall.Page.Locator("[data-code]").GetAttributeAsync("data-code"))!);
        await desk.Page.GetByLabel("Tên").FillAsync("Sảnh thật");
        await desk.Page.Locator("form.column button.main").ClickAsync();
        await desk.Until("tr[data-device]:has-text('Sảnh thật')", "the screen is on the list");
        await wall.Until("[data-link='live']", "the screen is a wall");

        Assert.Contains(await desk.Browser.CookiesAsync(), x => x is { Name: "ioc_desk", HttpOnly: true, Secure: true, SameSite: SameSiteAttribute.Strict });
        Assert.Contains(await wall.Browser.CookiesAsync(), x => x is { Name: "ioc_wall", HttpOnly: true, Secure: true, SameSite: SameSiteAttribute.Strict });
        foreach (var screen in new[] { desk, wall })
        {
            Assert.Equal("", await screen.Page.EvaluateAsync<string>("document.cookie + Object.values(sessionStorage).join() + Object.values(localStorage).filter((x) => x.includes('eyJ')).join()"));
            Assert.DoesNotContain(screen.Requests, x => x.Contains("eyJ", StringComparison.Ordinal) || x.Contains("token", StringComparison.OrdinalIgnoreCase));
            Assert.Empty(screen.Faults);
        }

        await desk.Browser.ClearCookiesAsync(new() { Name = "ioc_desk" });
        await desk.Page.Locator("h2").First.ClickAsync();
        await desk.Page.Keyboard.PressAsync("1");
        await desk.Until("[data-ended]", "the desk says that the session has ended");
        Assert.EndsWith("/desk/alarms?area=725", desk.Page.Url);
        await Axe.IsClean(desk.Page, "a session that has ended");
        await desk.Picture("desk-session-ended");
        await desk.Page.Locator("a[data-authority]").ClickAsync();
        await desk.Until("header [data-link='live']", "the desk is live again");
        Assert.EndsWith("/desk/alarms?area=725", desk.Page.Url);

        await desk.Page.Locator("button:has-text('Rời bàn trực')").ClickAsync();
        await desk.Until("a[data-authority]", "the desk asks who is there");
        await Eventually.Holds(async () => (await desk.Browser.CookiesAsync()).All(x => x.Name != "ioc_desk"), "the session is gone");
    }
}
