using System.Collections.Concurrent;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Walls;

/// <summary>How much a wall fetches before it stands, and from where.</summary>
public sealed class FirstLoad(ControlRoom room)
{
    private const long BytesMax = 300 * 1024;

    [Theory]
    [InlineData("/walls/74/overview")]
    [InlineData("/walls/74/phone")]
    public async Task Is_under_300_KiB_and_nothing_of_it_comes_from_elsewhere(string path)
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
    }
}
