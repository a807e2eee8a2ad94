using System.Collections.Concurrent;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Walls;

/// <summary>How much a wall fetches before it stands, and from where.</summary>
public sealed class FirstLoad(ControlRoom room)
{
    private const long BytesMax = 300 * 1024;

    private const double PaintMilliseconds = 1_000;
    private const int Tries = 5;

    [Theory]
    [MemberData(nameof(EveryWall.Names), MemberType = typeof(EveryWall))]
    public async Task Is_under_300_KiB_and_painted_within_a_second_and_nothing_of_it_comes_from_elsewhere(string name)
    {
        // A busy machine may be slow once; a wall that is slow is slow each time.
        var paint = double.MaxValue;
        for (var attempt = 0; attempt < Tries && paint > PaintMilliseconds; attempt++) paint = Math.Min(paint, await Load($"/walls/74/{name}"));
        Assert.InRange(paint, 0, PaintMilliseconds);
    }

    [Fact]
    public async Task A_page_that_wanted_something_from_elsewhere_would_be_refused_by_its_own_browser()
    {
        await using var wall = await (await room.Open("/walls/74/overview")).Live();
        var refused = await wall.Page.EvaluateAsync<string[]>("""
            async () => {
              const refused = [];
              document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused.push(effectiveDirective));
              const add = (tag, more) => document.body.append(Object.assign(document.createElement(tag), more));
              await fetch('http://127.0.0.2/figures').catch(() => {});
              add('img', { src: 'http://127.0.0.2/pixel.png' });
              add('script', { src: 'http://127.0.0.2/more.js' });
              add('script', { textContent: 'window.foreign = true' });
              while (refused.length < 4) await new Promise((done) => setTimeout(done, 20));
              return [...refused.sort(), String(window.foreign)];
            }
            """);
        Assert.Equal(["connect-src", "img-src", "script-src-elem", "script-src-elem", "undefined"], refused);
    }

    /// <summary>Loads a wall into a browser that knows nothing.</summary>
    /// <returns>Milliseconds until something was painted.</returns>
    private async Task<double> Load(string path)
    {
        await using var wall = await room.Open("about:blank");
        var bytes = new ConcurrentBag<double>();
        var network = await wall.Browser.NewCDPSessionAsync(wall.Page);
        await network.SendAsync("Network.enable");
        network.Event("Network.loadingFinished").OnEvent += (_, done) => bytes.Add(done!.Value.GetProperty("encodedDataLength").GetDouble());
        await wall.Page.GotoAsync(path);
        await wall.Live();
        await Eventually.Holds(async () => await wall.Page.EvaluateAsync<bool>("document.fonts.status === 'loaded'"), "the letters are there");
        var paint = await wall.Page.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0].startTime");
        TestContext.Current.TestOutputHelper?.WriteLine($"{path}: {bytes.Sum() / 1024:0} KiB in {bytes.Count} answers, first paint after {paint:0} ms");
        Assert.InRange(bytes.Sum(), 50 * 1024, BytesMax);

        Assert.All(wall.Requests, address => Assert.StartsWith(room.Stack.Door.ToString(), address));
        Assert.DoesNotContain(wall.Requests, address => address.Contains("token", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(wall.Faults);
        return paint;
    }
}
