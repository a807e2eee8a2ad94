namespace Ioc.Screens.Tiles;

/// <summary>A tile as it was serialised once, when it was put: every frame on every wall carries these very bytes.</summary>
/// <param name="Key">Area path and tile name: <c>74.725|tickets.open</c>.</param>
/// <param name="Seq">Place in the order in which all tiles were put.</param>
/// <param name="Body">JSON of the tile without its closing brace and what its own wall alone draws.</param>
/// <param name="Own">What the wall of the area itself draws, with a leading comma: a long detail, the history; empty when there is neither.</param>
public sealed record Card(string Key, long Seq, ReadOnlyMemory<byte> Body, ReadOnlyMemory<byte> Own)
{
    private const byte LineEnd = (byte)'\n';

    /// <summary>Area path.</summary>
    public string Area => Key[..Key.IndexOf('|')];

    /// <summary>Name of the tile.</summary>
    public string Tile => Key[(Key.IndexOf('|') + 1)..];

    /// <summary>True when it is a tile of that very area.</summary>
    public bool IsOf(string area) => Key.Length > area.Length && Key[area.Length] == '|' && Key.StartsWith(area, StringComparison.Ordinal);

    /// <summary>The key of an area's tile.</summary>
    public static string KeyOf(string area, string tile) => $"{area}|{tile}";

    /// <summary>Reads the cards of a message: four lines each, key, seq, body, own.</summary>
    public static IReadOnlyList<Card> ReadMessage(ReadOnlyMemory<byte> message)
    {
        var cards = new List<Card>();
        for (var rest = message; rest.Length > 0;) cards.Add(Read(Text(Line(ref rest)), ref rest));
        return cards;
    }

    /// <summary>Reads what is stored under a key: three lines, seq, body, own.</summary>
    public static Card ReadStored(string key, ReadOnlyMemory<byte> stored) => Read(key, ref stored);

    private static Card Read(string key, ref ReadOnlyMemory<byte> rest)
    {
        var seq = long.Parse(Text(Line(ref rest)));
        var body = Line(ref rest);
        return new Card(key, seq, body, Line(ref rest));
    }

    private static ReadOnlyMemory<byte> Line(ref ReadOnlyMemory<byte> rest)
    {
        var end = rest.Span.IndexOf(LineEnd);
        var line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return line;
    }

    private static string Text(ReadOnlyMemory<byte> line) => System.Text.Encoding.UTF8.GetString(line.Span);
}
