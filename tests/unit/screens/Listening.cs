using System.IO.Pipelines;
using System.Text;
using System.Text.Json;

namespace Ioc.Tests.Unit.Screens;

/// <summary>The far end of a stream: takes every frame at once, or, while it is held, nothing.</summary>
internal sealed class Listening : PipeWriter
{
    private readonly List<ReadOnlyMemory<byte>> handed = [];
    private TaskCompletionSource<FlushResult>? held;

    public IReadOnlyList<ReadOnlyMemory<byte>> Handed => handed;

    /// <summary>Ids of the frames of tiles, in order.</summary>
    public IEnumerable<long> Ids => Texts("event: tiles").Select(x => long.Parse(x.Split('\n')[0]["id: ".Length..]));

    public int Beats => Texts("event: beat").Count();

    public void Hold() => held = new TaskCompletionSource<FlushResult>();

    public void Release()
    {
        var waits = held!;
        held = null;
        waits.SetResult(default);
    }

    /// <summary>Values of the tiles of one frame, by area and name.</summary>
    public Dictionary<string, double> Frame(int index)
    {
        var data = Texts("event: tiles").ElementAt(index).Split('\n').Single(x => x.StartsWith("data: ", StringComparison.Ordinal))["data: ".Length..];
        return JsonSerializer.Deserialize<JsonElement>(data).GetProperty("tiles").EnumerateArray().ToDictionary(
            x => $"{x.GetProperty("area")}|{x.GetProperty("tile")}", x => x.GetProperty("value").GetDouble());
    }

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        handed.Add(source);
        return held is null ? ValueTask.FromResult(default(FlushResult)) : new ValueTask<FlushResult>(held.Task);
    }

    public override void Advance(int bytes) => throw new NotSupportedException();
    public override void CancelPendingFlush() => throw new NotSupportedException();
    public override void Complete(Exception? exception = null) => throw new NotSupportedException();
    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public override Memory<byte> GetMemory(int sizeHint = 0) => throw new NotSupportedException();
    public override Span<byte> GetSpan(int sizeHint = 0) => throw new NotSupportedException();

    private IEnumerable<string> Texts(string kind) => handed.Select(x => Encoding.UTF8.GetString(x.Span)).Where(x => x.Contains(kind));
}
