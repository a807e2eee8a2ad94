using System.Net.ServerSentEvents;
using System.Text.Json;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Walls;

/// <summary>A client that is none of ours, with a parser that is none of ours, on the wall's stream.</summary>
public sealed class Resume(ControlRoom room)
{
    private const int Rounds = 12;

    [Fact]
    public async Task A_foreign_client_resumes_behind_its_last_event_without_loss_or_repeat()
    {
        using var client = await room.Stack.CallerAsync("device", "723");
        var seen = new List<(string Key, long Seq)>();
        string? last = null;
        for (var round = 0; round < Rounds; round++)
        {
            // Between two connections, and while one is open, the figure moves.
            await room.Report("25888");
            last = await Read(client, last, seen, untilValue: (2 * round) + 1, []);
            await room.Report("25888");
        }

        // Other figures of the same reports come in their own time.
        var now = await (await client.GetAsync("/api/screens/723/tiles")).Json();
        var shown = now.GetProperty("tiles").EnumerateArray().Select(x => KeyOf(x)).ToList();
        await Read(client, last, seen, untilValue: 2 * Rounds, shown);

        Assert.Equal(seen.Count, seen.Distinct().Count());
        foreach (var tile in seen.GroupBy(x => x.Key)) Assert.Equal(tile.Select(x => x.Seq).Order(), tile.Select(x => x.Seq));
        TestContext.Current.TestOutputHelper?.WriteLine($"{Rounds + 1} connections, {seen.Count} tile states, {seen.Select(x => x.Key).Distinct().Count()} tiles, none lost, none repeated");
    }

    private static async Task<string?> Read(HttpClient client, string? last, List<(string Key, long Seq)> seen, int untilValue, IReadOnlyCollection<string> untilSeen)
    {
        using var tooLate = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/screens/723/stream");
        if (last is not null) request.Headers.Add("Last-Event-ID", last);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, tooLate.Token);
        answer.EnsureSuccessStatusCode();
        var parser = SseParser.Create(await answer.Content.ReadAsStreamAsync(tooLate.Token));
        var open = 0.0;
        await foreach (var frame in parser.EnumerateAsync(tooLate.Token))
        {
            if (frame.EventType != "tiles") continue;
            var tiles = JsonSerializer.Deserialize<JsonElement>(frame.Data).GetProperty("tiles").EnumerateArray().ToList();
            seen.AddRange(tiles.Select(x => (KeyOf(x), x.GetProperty("seq").GetInt64())));
            open = tiles.Where(x => KeyOf(x) == "74.723 tickets.open").Select(x => x.GetProperty("value").GetDouble()).DefaultIfEmpty(open).Last();
            if (open >= untilValue && untilSeen.All(key => seen.Exists(x => x.Key == key))) break;
        }

        return parser.LastEventId;
    }

    private static string KeyOf(JsonElement tile) => $"{tile.GetProperty("area").GetString()} {tile.GetProperty("tile").GetString()}";
}
