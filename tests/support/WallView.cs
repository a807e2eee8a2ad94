using System.Collections.Concurrent;
using System.Text.Json;

namespace Ioc.Tests.Support;

/// <summary>A foreign reader of a wall's stream: plain server-sent events, the latest state of each tile.</summary>
public sealed class WallView : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task reading;
    private readonly ConcurrentDictionary<string, JsonElement> tiles = new();
    private int frames;

    private WallView(HttpClient caller, string area, long? lastEventId) => reading = Read(caller, area, lastEventId);

    /// <summary>The id of the last frame.</summary>
    public long LastEventId { get; private set; }

    /// <summary>Frames read.</summary>
    public int Frames => frames;

    /// <summary>How often the stream broke.</summary>
    public int Breaks { get; private set; }

    /// <summary>Begins to watch an area.</summary>
    public static WallView Watch(HttpClient caller, string areaCode, long? lastEventId = null) => new(caller, areaCode, lastEventId);

    /// <summary>The latest state of a tile; null when none came.</summary>
    /// <param name="areaPath">e.g. <c>74.725</c>.</param>
    /// <param name="tile">e.g. <c>tickets.open</c>.</param>
    public JsonElement? Tile(string areaPath, string tile) => tiles.TryGetValue($"{areaPath} {tile}", out var found) ? found : null;

    /// <summary>The figure of a tile; null when it has none.</summary>
    public double? Value(string areaPath, string tile) =>
        Tile(areaPath, tile) is { } found && found.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    /// <summary>Every tile of an area with its figure, in order of their names.</summary>
    public IReadOnlyList<string> Figures(string areaPath) =>
        [.. tiles.Keys.Where(key => key.StartsWith($"{areaPath} ", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(key => $"{key} = {Value(areaPath, key.Split(' ')[1])}")];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    /// <summary>Reads until it is stopped: a stream that breaks is asked for again after its last frame, as walls do.</summary>
    private async Task Read(HttpClient caller, string area, long? lastEventId)
    {
        if (lastEventId is { } first) LastEventId = first;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        do
        {
            try { await ReadOnce(caller, area); }
            catch (Exception broken) when (broken is HttpRequestException or IOException) { Breaks++; }
        }
        while (await timer.WaitForNextTickAsync(stop.Token));
    }

    private async Task ReadOnce(HttpClient caller, string area)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/screens/{area}/stream");
        if (LastEventId > 0) request.Headers.Add("Last-Event-ID", $"{LastEventId}");
        using var answer = await caller.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop.Token);
        answer.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(stop.Token));
        var kind = "";
        while (await lines.ReadLineAsync(stop.Token) is { } line)
        {
            if (line.StartsWith("event:", StringComparison.Ordinal)) kind = line[6..].Trim();
            else if (line.StartsWith("id:", StringComparison.Ordinal)) LastEventId = long.Parse(line[3..]);
            else if (kind == "tiles" && line.StartsWith("data:", StringComparison.Ordinal)) Keep(line[5..]);
        }
    }

    private void Keep(string data)
    {
        foreach (var tile in JsonSerializer.Deserialize<JsonElement>(data).GetProperty("tiles").EnumerateArray())
            tiles[$"{tile.GetProperty("area").GetString()} {tile.GetProperty("tile").GetString()}"] = tile;
        Interlocked.Increment(ref frames);
    }
}
