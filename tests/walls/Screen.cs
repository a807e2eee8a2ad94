using System.Collections.Concurrent;
using System.Diagnostics;
using Ioc.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Ioc.Tests.Walls;

/// <summary>One page in a browser of its own, with what it asked for and what went wrong in it.</summary>
public sealed class Screen : IAsyncDisposable
{
    private const float PatienceMilliseconds = 60_000;
    private readonly ConcurrentQueue<string> requests = new();
    private readonly ConcurrentQueue<string> faults = new();

    private Screen(IBrowserContext browser, IPage page) => (Browser, Page) = (browser, page);

    /// <summary>The browser.</summary>
    public IBrowserContext Browser { get; }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Every address that the page asked for.</summary>
    public IReadOnlyCollection<string> Requests => requests;

    /// <summary>Uncaught errors of the page.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    /// <summary>True while the wall says that it has lost its stream.</summary>
    public async Task<bool> IsCut() => await Page.Locator("[data-cut='true']").CountAsync() > 0;

    /// <summary>Opens a page.</summary>
    public static async Task<Screen> Open(IBrowserContext browser, string path)
    {
        var screen = new Screen(browser, await browser.NewPageAsync());
        browser.Request += (_, request) => screen.requests.Enqueue(request.Url);
        screen.Page.SetDefaultTimeout(PatienceMilliseconds);
        screen.Page.PageError += (_, fault) => screen.faults.Enqueue(fault);
        await screen.Page.GotoAsync(path);
        // Lost by a reload, so that a test can tell that there was none.
        await screen.Page.EvaluateAsync("window.isSameLoad = true");
        return screen;
    }

    /// <summary>Opens a wall and waits until it is live.</summary>
    public async Task<Screen> Live()
    {
        await Until("[data-link='live']", "the wall is live");
        return this;
    }

    /// <summary>Waits for an element.</summary>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> Until(string selector, string description, double withinSeconds = 60)
    {
        var began = Stopwatch.StartNew();
        await Eventually.Holds(async () => await Page.Locator(selector).CountAsync() > 0, description, TimeSpan.FromSeconds(withinSeconds));
        return began.Elapsed;
    }

    /// <summary>Lets the page's own clock run on, where the point is that nothing happens meanwhile.</summary>
    public Task Lasts(double seconds) => Page.EvaluateAsync("(milliseconds) => new Promise((done) => setTimeout(done, milliseconds))", 1000 * seconds);

    /// <summary>A figure of the live column as it is drawn: all its words in one line.</summary>
    public async Task<string> Figure(string tile) =>
        string.Join(' ', await Page.Locator($"[data-figure='{tile}'] text").AllTextContentsAsync());

    /// <summary>Waits until a figure of the live column says something.</summary>
    public Task Says(string tile, string words, double withinSeconds = 60) => Eventually.Holds(
        async () => (await Figure(tile)).Contains(words, StringComparison.Ordinal), $"{tile} says {words}", TimeSpan.FromSeconds(withinSeconds));

    /// <summary>What is spoken at once: the text of a high alarm, nothing without one.</summary>
    public async Task<string> Alarm() => (await Page.Locator("[aria-live='assertive']").AllTextContentsAsync()).FirstOrDefault("").Trim();

    /// <summary>A wall without words is blank.</summary>
    public async Task<int> Words() => await Page.EvaluateAsync<int>("document.body.textContent.split(/\\s+/).length");

    /// <summary>The page is the one that was opened, and nothing in it broke.</summary>
    public async Task IsWell()
    {
        Assert.True(await Page.EvaluateAsync<bool>("window.isSameLoad === true"), "The page was loaded anew.");
        Assert.Empty(faults);
    }

    /// <summary>Leaves a picture for people.</summary>
    public Task Picture(string name) => Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(ControlRoom.Pictures, $"{name}.png") });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Browser.DisposeAsync();
}
