using System.Buffers;
using System.Globalization;
using System.Text;
using Ioc.Screens.Tiles;

namespace Ioc.Screens.Walls;

/// <summary>Builds what goes over a stream, as HTML's server-sent events ask. Pure.</summary>
public static class Frames
{
    private static readonly byte[] EndOfFrame = "}\n\n"u8.ToArray();

    /// <summary>Tiles with the newest seq among all that the wall has.</summary>
    public static byte[] OfTiles(string area, IEnumerable<Card> cards, long seq, DateTimeOffset now)
    {
        var frame = new ArrayBufferWriter<byte>(4_096);
        Write(frame, string.Create(CultureInfo.InvariantCulture, $"id: {seq}\nevent: tiles\ndata: {{\"now\":\"{Shelf.Instant(now)}\",\"tiles\":"));
        WriteTiles(frame, area, cards);
        frame.Write(EndOfFrame);
        return frame.WrittenSpan.ToArray();
    }

    /// <summary>A sign of life.</summary>
    public static byte[] OfBeat(DateTimeOffset now) => Encoding.UTF8.GetBytes($"event: beat\ndata: {{\"now\":\"{Shelf.Instant(now)}\"}}\n\n");

    /// <summary>The tiles as a JSON array: with history and long details in the area itself, without them in its children, where nobody draws them.</summary>
    public static void WriteTiles(IBufferWriter<byte> json, string area, IEnumerable<Card> cards)
    {
        var separator = (byte)'[';
        foreach (var card in cards)
        {
            Write(json, separator);
            separator = (byte)',';
            json.Write(card.Body.Span);
            if (card.IsOf(area)) json.Write(card.Own.Span);
            Write(json, (byte)'}');
        }
        if (separator == '[') Write(json, separator);
        Write(json, (byte)']');
    }

    private static void Write(IBufferWriter<byte> to, byte one)
    {
        to.GetSpan(1)[0] = one;
        to.Advance(1);
    }

    private static void Write(IBufferWriter<byte> to, string text) => Encoding.UTF8.GetBytes(text, to);
}
