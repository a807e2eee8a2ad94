using Xunit;

namespace Ioc.Tests.Slices.Gateway;

public sealed class Streams : IAsyncLifetime
{
    private const int ManyStreams = 2_000;

    private Upstream upstream = null!;
    private Gate gate = null!;

    public async ValueTask InitializeAsync()
    {
        upstream = await Upstream.Open();
        gate = await Gate.Open(upstream.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await gate.DisposeAsync();
        await upstream.DisposeAsync();
    }

    [Fact]
    public async Task The_first_event_arrives_before_the_stream_ends()
    {
        using var answer = await gate.Send("GET", "/api/screens/74/stream", gate.Token("device"));
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no", answer.Headers.GetValues("X-Accel-Buffering").Single());
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal("event: tiles", await Line(reader));
        upstream.EndStreams();
        var rest = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.EndsWith("event: beat\ndata: {}\n\n", rest);
    }

    [Fact]
    public async Task A_stream_outlives_every_routes_time_out()
    {
        await using var hasty = await Gate.Open(upstream.Address, "ReverseProxy:Routes:screens-read:Timeout=00:00:00.200");
        using var stream = await hasty.Send("GET", "/api/screens/74/stream", hasty.Token("device"));
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal("event: tiles", await Line(reader));
        using var slow = await hasty.Send("GET", "/api/screens/74/hang", hasty.Token("viewer"));
        await Problem.Is(504, "upstream-timeout", slow);
        upstream.EndStreams();
        Assert.EndsWith("event: beat\ndata: {}\n\n", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_reader_that_resumes_says_where_it_was()
    {
        upstream.EndStreams();
        using var answer = await gate.Send("GET", "/api/screens/74/tiles", gate.Token("device"), x => x.Headers.Add("Last-Event-ID", "918"));
        Assert.Equal("918", (await Echo.Of(answer)).Headers["Last-Event-ID"]);
    }

    [Fact]
    public async Task Thousands_of_walls_stay_connected_at_once()
    {
        var token = gate.Token("device");
        var walls = await Task.WhenAll(Enumerable.Range(0, ManyStreams).Select(_ => gate.Send("GET", "/api/screens/74/stream", token)));
        var readers = await Task.WhenAll(walls.Select(async x => new StreamReader(await x.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken))));
        Assert.All(await Task.WhenAll(readers.Select(Line)), x => Assert.Equal("event: tiles", x));
        upstream.EndStreams();
        Assert.All(await Task.WhenAll(readers.Select(x => x.ReadToEndAsync(TestContext.Current.CancellationToken))), x => Assert.Contains("event: beat", x));
    }

    private static async Task<string?> Line(StreamReader reader) =>
        await reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
}
