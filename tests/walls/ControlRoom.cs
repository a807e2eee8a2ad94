using System.Net.Http.Json;
using System.Text.Json;
using Ioc.Tests.Support;
using Ioc.Tests.Walls;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(ControlRoom))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Ioc.Tests.Walls;

/// <summary>One whole stack and one Chromium for the level; each test has a district of its own, and they come one after another.</summary>
public sealed class ControlRoom : IAsyncLifetime
{
    /// <summary>The stack starts beside the browser.</summary>
    private const float StartMilliseconds = 180_000;

    private Stack? stack;
    private IPlaywright? playwright;
    private IBrowser? chromium;

    /// <summary>Where pictures are left; git ignores it.</summary>
    public static string Pictures { get; } = Path.Combine(Stack.Repository, "tests/walls/pictures");

    /// <summary>The stack, started.</summary>
    public Stack Stack => stack!;

    /// <summary>An operator of the whole province.</summary>
    public HttpClient Operator { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var starting = Stack.StartAsync();
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Timeout = StartMilliseconds,
            // Nothing but this machine has a name, so that a wall that wanted anything from elsewhere would be seen to fail.
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            ],
        });
        stack = await starting;
        Operator = await stack.CallerAsync("operator", "74");
        await Province.Fill(this);
    }

    /// <summary>Opens a page of the site in a browser of its own.</summary>
    public async Task<Screen> Open(string path, int width = 1920, int height = 1080, BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions();
        options.ViewportSize = new ViewportSize { Width = width, Height = height };
        options.BaseURL = Stack.Door.ToString();
        return await Screen.Open(await chromium!.NewContextAsync(options), path);
    }

    /// <summary>Opens a page of the desk as somebody of the whole province.</summary>
    public async Task<Screen> SignIn(string path, string role = "operator")
    {
        var desk = await Open(path);
        await desk.Until("input[type='password']", "the desk asks who is there");
        await desk.Page.GetByLabel("Mã truy cập").FillAsync(await Stack.TokenAsync(role, "74"));
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Until("header [data-link='live']", "the desk is live");
        return desk;
    }

    /// <summary>Posts and demands success.</summary>
    public async Task<JsonElement> Post(string path, object body)
    {
        var answer = await Operator.Post(path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Json();
    }

    /// <summary>Puts and demands success.</summary>
    public async Task Put(string path, object body)
    {
        var answer = await Operator.PutAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>Opens a report in a commune.</summary>
    public Task Report(string commune) => Post("/api/hotline/tickets", new
    { area = commune, category = "Môi trường", channel = "app", summary = "Rác chưa thu gom" });

    /// <summary>Registers a station for fine dust, or changes its limit.</summary>
    public Task Station(string id, string commune, double limit, string priority = "high") => Put($"/api/feeds/sensors/{id}", new
    {
        area = commune, domain = "air", nameVi = $"Trạm {id}", nameEn = $"Station {id}", lat = 11.0, lon = 106.6, periodSeconds = 600,
        quantities = new[] { new { quantity = "pm25", unit = "ug/m3", limit, side = "above", priority } },
    });

    /// <summary>Sends a reading of fine dust.</summary>
    public Task Measure(string station, double value) =>
        Post("/api/feeds/readings", new { readings = new[] { new { sensor = station, quantity = "pm25", value, at = TimeProvider.System.GetUtcNow() } } });

    /// <summary>Sends a reading that ends an alarm, and waits until none takes walls over: it would own the next test's wall too.</summary>
    public async Task Ease(string station, double value)
    {
        await Measure(station, value);
        await Eventually.Holds(async () => (await (await Operator.GetAsync("/api/screens/74/tiles")).Json()).GetProperty("tiles").EnumerateArray()
            .Where(x => x.GetProperty("area").GetString() == "74" && x.GetProperty("tile").GetString() == "alarms.active")
            .All(x => x.GetProperty("detail").GetProperty("high").GetInt32() == 0), "no high alarm stands any more");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Operator?.Dispose();
        if (chromium is not null) await chromium.DisposeAsync();
        playwright?.Dispose();
        if (stack is not null) await stack.DisposeAsync();
    }
}
