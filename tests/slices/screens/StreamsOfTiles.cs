using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Screens;

public sealed class StreamsOfTiles : IAsyncLifetime
{
    private OwnRedis redis = null!;
    private Replica replica = null!;
    private HttpClient wall = null!;

    public async ValueTask InitializeAsync()
    {
        redis = await OwnRedis.Open();
        replica = await new Replica(redis.Address, ("Screens:BeatEverySeconds", "1")).Loaded();
        wall = replica.Caller("device", "74");
    }

    public async ValueTask DisposeAsync()
    {
        wall.Dispose();
        await replica.DisposeAsync();
        await redis.DisposeAsync();
    }

    [Fact]
    public async Task A_stream_begins_with_everything_and_goes_on_with_changes()
    {
        await replica.Say(Facts.Tickets("74", 1, 230));
        await replica.Say(Facts.Tickets("74.725", 1, 23));
        await Known("74.725", 1);
        await using var reader = await Reader.Open(wall, "74");
        var first = await reader.Frame();
        Assert.Equal((230, 23), (first.Value("74", "tickets.open"), first.Value("74.725", "tickets.open")));
        await replica.Say(Facts.Tickets("74.725", 2, 24));
        var next = await reader.Frame();
        Assert.Equal(24, next.Value("74.725", "tickets.open"));
        Assert.All(next.Keys, x => Assert.StartsWith("74.725|", x));
        Assert.Equal(next.Id, next.Tiles.Max(x => x.GetProperty("seq").GetInt64()));
        Assert.True(next.Id > first.Id);
    }

    [Fact]
    public async Task A_stream_is_not_buffered_compressed_or_stored_and_says_when_to_come_back()
    {
        wall.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br, gzip");
        await using var reader = await Reader.Open(wall, "74");
        await reader.Frame();
        Assert.Equal("text/event-stream", reader.Answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no", reader.Answer.Headers.GetValues("X-Accel-Buffering").Single());
        Assert.True(reader.Answer.Headers.CacheControl!.NoStore);
        Assert.Empty(reader.Answer.Content.Headers.ContentEncoding);
        Assert.InRange(reader.RetryMilliseconds!.Value, 1_000, 4_000);
    }

    [Fact]
    public async Task A_quiet_stream_beats()
    {
        await using var reader = await Reader.Open(wall, "74");
        await reader.Frame();
        for (var beat = 0; beat < 2; beat++)
        {
            var next = await reader.Next();
            Assert.Equal(("beat", (long?)null), (next!.Kind, next.Id));
            Assert.EndsWith("Z", next.Data.GetProperty("now").GetString());
        }
    }

    [Fact]
    public async Task Who_comes_back_again_and_again_misses_nothing_and_gets_nothing_twice()
    {
        using var stop = new CancellationTokenSource();
        var said = 0;
        var saying = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await replica.Say(Facts.Tickets("74", ++said, said));
        }, TestContext.Current.CancellationToken);
        var seen = new List<(long Seq, double Value)>();
        long? lastId = null;
        for (var visit = 0; visit < 12; visit++)
        {
            await using var reader = await Reader.Open(wall, "74", lastId);
            for (var frame = 0; frame < 2; frame++)
            {
                var next = await reader.Frame();
                seen.AddRange(next.Tiles.Where(x => x.GetProperty("tile").GetString() == "tickets.open")
                    .Select(x => (x.GetProperty("seq").GetInt64(), x.GetProperty("value").GetDouble())));
                lastId = next.Id;
            }
        }
        await stop.CancelAsync();
        await saying;
        await Known("74", said);
        await using var last = await Reader.Open(wall, "74", lastId);
        seen.AddRange((await last.Frame()).Tiles.Where(x => x.GetProperty("tile").GetString() == "tickets.open")
            .Select(x => (x.GetProperty("seq").GetInt64(), x.GetProperty("value").GetDouble())));
        Assert.Equal(seen.Select(x => x.Seq).Distinct().Order(), seen.Select(x => x.Seq));
        Assert.Equal(seen.Select(x => x.Value).Distinct().Order(), seen.Select(x => x.Value));
        Assert.Equal(said, seen[^1].Value);
    }

    [Fact]
    public async Task Who_has_everything_is_sent_nothing_until_something_changes()
    {
        await replica.Say(Facts.Tickets("74", 1, 230));
        await Known("74", 1);
        await using var first = await Reader.Open(wall, "74");
        var id = (await first.Frame()).Id;
        await using var again = await Reader.Open(wall, "74", id);
        Assert.Equal("beat", (await again.Next())!.Kind);
        Assert.Equal("beat", (await again.Next())!.Kind);
        await replica.Say(Facts.Tickets("74.725", 1, 5));
        Assert.Equal(5, (await again.Frame()).Value("74.725", "tickets.open"));
    }

    [Fact]
    public async Task An_id_that_was_never_given_is_answered_with_everything()
    {
        await replica.Say(Facts.Tickets("74", 1, 230));
        await Known("74", 1);
        foreach (var id in new[] { long.MaxValue, TimeProvider.System.GetUtcNow().AddDays(1).ToUnixTimeMilliseconds(), 1, 0, -7 })
        {
            await using var reader = await Reader.Open(wall, "74", id);
            Assert.Equal(230, (await reader.Frame()).Value("74", "tickets.open"));
        }
    }

    [Fact]
    public async Task At_most_twenty_frames_a_second_arrive_however_fast_tiles_change()
    {
        await using var reader = await Reader.Open(wall, "74");
        await reader.Frame();
        using var stop = new CancellationTokenSource();
        var said = 0;
        var saying = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await replica.Say(Facts.Tickets("74", ++said, said));
        }, TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        for (var frame = 0; frame < 41; frame++) await reader.Frame();
        // Forty-one frames need forty spans of 50 ms at least; a busy machine may take longer, never much less.
        Assert.True(watch.Elapsed > TimeSpan.FromMilliseconds(1_900), $"41 frames in {watch.ElapsedMilliseconds} ms");
        await stop.CancelAsync();
        await saying;
        Assert.True(said > 45, $"{said} changes became 41 frames");
    }

    [Fact]
    public async Task A_reader_that_does_not_read_is_passed_over_and_then_gets_the_latest()
    {
        await using var hasty = await new Replica(redis.Address, ("Screens:FrameEveryMilliseconds", "50")).Loaded();
        using var caller = hasty.Caller("device", "74");
        await using var quick = await Reader.Open(caller, "74");
        await quick.Frame();
        using var slow = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 65_536 };
        await slow.ConnectAsync("127.0.0.1", hasty.ClientOptions.BaseAddress.Port);
        await slow.SendAsync(Encoding.ASCII.GetBytes(
            $"GET /api/screens/74/stream HTTP/1.1\r\nHost: wall\r\nAuthorization: Bearer {Tokens.Mint("device", ["74"])}\r\n\r\n"));
        const int Changes = 60;
        for (var change = 1; change <= Changes; change++)
        {
            await hasty.Say(Facts.WideScore("74", change));
            double? value;
            while ((value = (await quick.Frame()).Value("74", "index766.score")) < change) Assert.InRange(value.Value, 1, Changes);
        }
        var (got, frames) = ("", 0);
        var buffer = new byte[1 << 20];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!got.Contains($"\"value\":{Changes},"))
        {
            got = got[Math.Max(0, got.Length - 11)..] + Encoding.UTF8.GetString(buffer, 0, await slow.ReceiveAsync(buffer, patience.Token));
            frames += got.Split("event: tiles").Length - 1;
        }
        Assert.InRange(frames, 1, Changes - 20);
    }

    [Fact]
    public async Task What_one_replica_puts_every_replica_shows()
    {
        await using var other = await new Replica(redis.Address).Loaded();
        using var elsewhere = other.Caller("device", "74");
        await using var reader = await Reader.Open(elsewhere, "74");
        await reader.Frame();
        await replica.Say(Facts.Tickets("74", 1, 230));
        var frame = await reader.Frame();
        Assert.Equal(230, frame.Value("74", "tickets.open"));
        await using var here = await Reader.Open(wall, "74", frame.Id - 1);
        Assert.Equal(frame.Id, (await here.Frame()).Id);
    }

    [Fact]
    public async Task A_stream_ends_well_when_its_replica_stops()
    {
        var leaving = await new Replica(redis.Address).Loaded();
        using var caller = leaving.Caller("device", "74");
        await using var reader = await Reader.Open(caller, "74");
        await reader.Frame();
        var stopping = leaving.DisposeAsync();
        while (await reader.Next() is { } beat) Assert.Equal("beat", beat.Kind);
        await stopping;
    }

    [Fact]
    public async Task A_stream_over_anything_but_plain_HTTP_1_is_refused()
    {
        await using var second = new Replica(redis.Address, ("Kestrel:EndpointDefaults:Protocols", "Http2"));
        using var caller = second.Caller("device", "74");
        (caller.DefaultRequestVersion, caller.DefaultVersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
        await Eventually.Holds(async () => (await caller.GetAsync("/api/screens/74/tiles")).IsSuccessStatusCode, "the replica has read its tiles");
        using var answer = await caller.GetAsync("/api/screens/74/stream");
        Assert.Equal((505, "stream-needs-plain-http"), ((int)answer.StatusCode, await answer.Problem()));
    }

    [Fact]
    public async Task More_streams_than_a_replica_can_serve_are_told_to_come_back()
    {
        await using var small = await new Replica(redis.Address, ("Screens:StreamsMax", "1")).Loaded();
        using var caller = small.Caller("device", "74");
        await using var first = await Reader.Open(caller, "74");
        using var second = await caller.GetAsync("/api/screens/74/stream", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal((503, "too-many-streams"), ((int)second.StatusCode, await second.Problem()));
        Assert.NotNull(second.Headers.RetryAfter);
    }

    private Task Known(string area, long version) => Eventually.Holds(
        async () => (await (await wall.GetAsync("/api/screens/74/tiles")).Json()).GetProperty("tiles").EnumerateArray()
            .Any(x => x.GetProperty("area").GetString() == area && x.GetProperty("version").GetInt64() >= version),
        $"version {version} of {area} is on the wall");
}
