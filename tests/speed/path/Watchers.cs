using System.Net.ServerSentEvents;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Ioc.Tests.Speed.WallPath;

/// <summary>The two places where the district's open tickets are watched: the fact on the bus, the tile on the wall's stream.</summary>
public static class Watchers
{
    /// <summary>Reads the stream until <paramref name="ct"/> ends it.</summary>
    public static async Task Wall(HttpClient caller, string areaCode, string areaPath, Climb seen, CancellationToken ct)
    {
        using var answer = await caller.GetAsync($"/api/screens/{areaCode}/stream", HttpCompletionOption.ResponseHeadersRead, ct);
        answer.EnsureSuccessStatusCode();
        var frames = SseParser.Create(await answer.Content.ReadAsStreamAsync(ct), (kind, data) => kind == "tiles" ? Open(data, areaPath) : null);
        await foreach (var frame in frames.EnumerateAsync(ct))
            if (frame.Data is { } open) seen.Saw(open);
    }

    /// <summary>Hears the counts of the district as they are announced.</summary>
    public static async Task Bus(IChannel channel, string areaPath, Climb seen)
    {
        var queue = (await channel.QueueDeclareAsync()).QueueName;
        await channel.QueueBindAsync(queue, "ioc.slices", $"{areaPath}.hotline.ticket-counts-changed");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            using var fact = JsonDocument.Parse(message.Body);
            seen.Saw(fact.RootElement.GetProperty("counts").GetProperty("open").GetInt32());
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer);
    }

    private static int? Open(ReadOnlySpan<byte> data, string areaPath)
    {
        var reader = new Utf8JsonReader(data);
        using var frame = JsonDocument.ParseValue(ref reader);
        foreach (var tile in frame.RootElement.GetProperty("tiles").EnumerateArray())
            if (tile.GetProperty("tile").ValueEquals("tickets.open") && tile.GetProperty("area").ValueEquals(areaPath))
                return (int)tile.GetProperty("value").GetDouble();
        return null;
    }
}
