using System.Text;
using System.Text.Json;

namespace Ioc.Tests.Unit.Screens;

/// <summary>The far end of a stream: takes every frame at once, or, while it is held, nothing.</summary>
internal sealed class Listening
{
    private readonly List<ReadOnlyMemory<byte>> handed = [];
    private readonly MemoryStream taken = new();
    private bool held;
    private int missing;

    /// <summary>Set when the reader has closed its end.</summary>
    public bool IsGone { get; set; }

    /// <summary>What has arrived, as one text.</summary>
    public string Text => Encoding.UTF8.GetString(taken.ToArray());

    public IReadOnlyList<ReadOnlyMemory<byte>> Handed => handed;

    /// <summary>Ids of the frames of tiles, in order.</summary>
    public IEnumerable<long> Ids => Texts("event: tiles").Select(x => long.Parse(x.Split('\n')[0]["id: ".Length..]));

    public int Beats => Texts("event: beat").Count();

    public void Hold() => held = true;

    public void Release() => held = false;

    /// <summary>As a socket takes it; one whose buffer is full takes one more byte, and the rest when it is read again.</summary>
    public int? Take(ReadOnlyMemory<byte> bytes)
    {
        if (IsGone) return null;
        if (missing == 0) handed.Add(bytes);
        var count = held ? (missing == 0 ? 1 : 0) : bytes.Length;
        taken.Write(bytes.Span[..count]);
        missing = bytes.Length - count;
        return count;
    }

    /// <summary>Values of the tiles of one frame, by area and name.</summary>
    public Dictionary<string, double> Frame(int index)
    {
        var data = Texts("event: tiles").ElementAt(index).Split('\n').Single(x => x.StartsWith("data: ", StringComparison.Ordinal))["data: ".Length..];
        return JsonSerializer.Deserialize<JsonElement>(data).GetProperty("tiles").EnumerateArray().ToDictionary(
            x => $"{x.GetProperty("area")}|{x.GetProperty("tile")}", x => x.GetProperty("value").GetDouble());
    }

    private IEnumerable<string> Texts(string kind) => handed.SelectMany(x => Encoding.UTF8.GetString(x.Span).Split("\n\n")).Where(x => x.Contains(kind));
}
