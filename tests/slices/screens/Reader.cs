using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Ioc.Tests.Slices.Screens;

/// <summary>A foreign reader of a stream: it knows server-sent events and nothing of ours.</summary>
public sealed class Reader : IAsyncDisposable
{
    private readonly HttpResponseMessage answer;
    private readonly StreamReader lines;

    private Reader(HttpResponseMessage answer, Stream body)
    {
        this.answer = answer;
        lines = new StreamReader(body);
    }

    /// <summary>One event.</summary>
    public sealed record Event(string Kind, long? Id, JsonElement Data)
    {
        public IEnumerable<JsonElement> Tiles => Data.GetProperty("tiles").EnumerateArray();

        public IEnumerable<string> Keys => Tiles.Select(x => $"{x.GetProperty("area")}|{x.GetProperty("tile")}");

        public JsonElement Tile(string area, string tile) =>
            Tiles.Single(x => x.GetProperty("area").GetString() == area && x.GetProperty("tile").GetString() == tile);

        public double? Value(string area, string tile) => Tile(area, tile).GetProperty("value").Deserialize<double?>();
    }

    public HttpResponseMessage Answer => answer;

    /// <summary>What the server asks to wait before coming back.</summary>
    public int? RetryMilliseconds { get; private set; }

    public static async Task<Reader> Open(HttpClient caller, string area, long? lastId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/screens/{area}/stream");
        if (lastId is { } id) request.Headers.Add("Last-Event-ID", id.ToString(CultureInfo.InvariantCulture));
        var answer = await caller.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        return new Reader(answer, await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The next frame of tiles; beats are passed over.</summary>
    public async Task<Event> Frame(int withinSeconds = 90)
    {
        while (true)
        {
            var next = await Next(withinSeconds) ?? throw new EndOfStreamException("The stream ended.");
            if (next.Kind == "tiles") return next;
        }
    }

    /// <summary>The next figure of a tile; frames without it, of other tiles, are passed over.</summary>
    public async Task<double?> Figure(string area, string tile)
    {
        Event next;
        do next = await Frame();
        while (!next.Keys.Contains($"{area}|{tile}"));
        return next.Value(area, tile);
    }

    /// <summary>The next event, or null when the stream has ended well.</summary>
    public async Task<Event?> Next(int withinSeconds = 90)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(withinSeconds));
        var (kind, data, id) = ("", "", (long?)null);
        while (await lines.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal)) kind = line["event: ".Length..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) data += line["data: ".Length..];
            else if (line.StartsWith("id: ", StringComparison.Ordinal)) id = long.Parse(line["id: ".Length..], CultureInfo.InvariantCulture);
            else if (line.StartsWith("retry: ", StringComparison.Ordinal)) RetryMilliseconds = int.Parse(line["retry: ".Length..], CultureInfo.InvariantCulture);
            else if (line.Length == 0 && data.Length > 0) return new Event(kind, id, JsonSerializer.Deserialize<JsonElement>(data));
        }
        return null;
    }

    public ValueTask DisposeAsync()
    {
        lines.Dispose();
        answer.Dispose();
        return ValueTask.CompletedTask;
    }
}
