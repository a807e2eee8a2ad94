using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Ioc.Tests.Journeys;

/// <summary>A foreign collector: takes OTLP over HTTP and keeps the spans of the traces that a test follows.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Span>> followed = new();

    private OtlpReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        server = builder.Build();
    }

    /// <summary>What a span says of itself.</summary>
    /// <param name="Service">service.name of its process.</param>
    /// <param name="ParentId">Empty for the first of a trace.</param>
    public sealed record Span(string Service, string Name, string Id, string ParentId);

    /// <summary>Variables with which a process sends here.</summary>
    public Dictionary<string, string> Variables => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = server.Urls.First(), ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf", ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
        // Other journeys trace thousands of requests a second; what the queue has no room for is lost.
        ["OTEL_BSP_MAX_QUEUE_SIZE"] = "65536",
    };

    /// <summary>Listens on a free port of the loopback.</summary>
    public static async Task<OtlpReceiver> StartAsync()
    {
        var receiver = new OtlpReceiver();
        receiver.server.Urls.Add("http://127.0.0.1:0");
        receiver.server.MapPost("/v1/{signal}", receiver.Take);
        await receiver.server.StartAsync();
        return receiver;
    }

    /// <summary>The spans of a trace as they come, from now on.</summary>
    public IReadOnlyCollection<Span> Follow(string traceId) => followed.GetOrAdd(traceId, _ => new ConcurrentQueue<Span>());

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task<IResult> Take(string signal, HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        if (signal == "traces") Read(body.ToArray());
        return Results.Bytes([], "application/x-protobuf");
    }

    /// <summary>Field numbers are those of opentelemetry/proto/trace/v1/trace.proto.</summary>
    private void Read(byte[] request)
    {
        foreach (var resourceSpans in Fields(request, 1))
        {
            var service = Fields(resourceSpans, 1).SelectMany(resource => Fields(resource, 1))
                .Where(pair => Text(pair, 1) == "service.name").Select(pair => Text(Fields(pair, 2).Single(), 1)).FirstOrDefault("");
            foreach (var span in Fields(resourceSpans, 2).SelectMany(scope => Fields(scope, 2)))
                if (followed.TryGetValue(Hex(span, 1), out var spans)) spans.Enqueue(new Span(service, Text(span, 5), Hex(span, 2), Hex(span, 4)));
        }
    }

    private static string Text(ReadOnlyMemory<byte> message, int field) => Encoding.UTF8.GetString(Fields(message, field).FirstOrDefault().Span);

    private static string Hex(ReadOnlyMemory<byte> message, int field) => Convert.ToHexStringLower(Fields(message, field).FirstOrDefault().Span);

    /// <summary>The fields of a protobuf message that have a length, with this number.</summary>
    private static List<ReadOnlyMemory<byte>> Fields(ReadOnlyMemory<byte> message, int field)
    {
        var found = new List<ReadOnlyMemory<byte>>();
        for (var at = 0; at < message.Length;)
        {
            var tag = Number(message.Span, ref at);
            switch (tag & 7)
            {
                case 0: Number(message.Span, ref at); break;
                case 1: at += 8; break;
                case 5: at += 4; break;
                case 2:
                    var length = (int)Number(message.Span, ref at);
                    if (tag >> 3 == (ulong)field) found.Add(message.Slice(at, length));
                    at += length;
                    break;
                default: throw new InvalidDataException($"Wire type {tag & 7} is none of protobuf 3.");
            }
        }
        return found;
    }

    private static ulong Number(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var one = bytes[at++];
            number |= (ulong)(one & 127) << shift;
            if (one < 128) return number;
        }
    }
}
