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
            last = await Read(client, last, seen, untilValue: (2 * round) + 1);
            await room.Report("25888");
        }

        await Read(client, last, seen, untilValue: 2 * Rounds);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        foreach (var tile in seen.GroupBy(x => x.Key)) Assert.Equal(tile.Select(x => x.Seq).Order(), tile.Select(x => x.Seq));
        var now = await (await client.GetAsync("/api/screens/723/tiles")).Json();
        foreach (var tile in now.GetProperty("tiles").EnumerateArray()) Assert.Contains(KeyOf(tile), seen.Select(x => x.Key));
        TestContext.Current.TestOutputHelper?.WriteLine($"{Rounds + 1} connections, {seen.Count} tile states, {seen.Select(x => x.Key).Distinct().Count()} tiles, none lost, none repeated");
    }

    private static async Task<string?> Read(HttpClient client, string? last, List<(string, long)> seen, int untilValue)
    {
        using var tooLate = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/screens/723/stream");
        if (last is not null) request.Headers.Add("Last-Event-ID", last);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, tooLate.Token);
        answer.EnsureSuccessStatusCode();
        var parser = SseParser.Create(await answer.Content.ReadAsStreamAsync(tooLate.Token));
        await foreach (var frame in parser.EnumerateAsync(tooLate.Token))
        {
            if (frame.EventType != "tiles") continue;
            var tiles = JsonSerializer.Deserialize<JsonElement>(frame.Data).GetProperty("tiles").EnumerateArray().ToList();
            seen.AddRange(tiles.Select(x => (KeyOf(x), x.GetProperty("seq").GetInt64())));
            if (tiles.Any(x => KeyOf(x) == "74.723 tickets.open" && x.GetProperty("value").GetDouble() >= untilValue)) break;
        }

        return parser.LastEventId;
    }

    private static string KeyOf(JsonElement tile) => $"{tile.GetProperty("area").GetString()} {tile.GetProperty("tile").GetString()}";
}
