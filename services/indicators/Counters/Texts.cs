using System.Buffers.Binary;
using System.Text;

namespace Ioc.Indicators.Counters;

/// <summary>Texts of a table as the numbers of their names, straight from their bytes: the same few areas, agencies and procedures come millions of times.</summary>
internal sealed class Texts(Names names)
{
    private const int SlotsAtFirst = 1_024;
    private (byte[]? Text, int Number)[] slots = new (byte[]?, int)[SlotsAtFirst];
    private int used;

    /// <summary>Who gives the numbers.</summary>
    public Names Names => names;

    /// <summary>The number of a text.</summary>
    public int Number(ReadOnlySpan<byte> utf8)
    {
        var at = Slot(utf8);
        if (slots[at].Text is not null) return slots[at].Number;
        if (used * 2 >= slots.Length)
        {
            Grow();
            at = Slot(utf8);
        }
        used++;
        slots[at] = (utf8.ToArray(), names.Of(Encoding.UTF8.GetString(utf8)));
        return slots[at].Number;
    }

    // Where the text is, or belongs.
    private int Slot(ReadOnlySpan<byte> utf8)
    {
        var at = Hash(utf8) & (slots.Length - 1);
        while (slots[at].Text is { } text && !utf8.SequenceEqual(text)) at = (at + 1) & (slots.Length - 1);
        return at;
    }

    private void Grow()
    {
        var old = slots;
        slots = new (byte[]?, int)[old.Length * 2];
        foreach (var slot in old)
            if (slot.Text is { } text) slots[Slot(text)] = slot;
    }

    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = (ulong)utf8.Length;
        for (; utf8.Length >= sizeof(ulong); utf8 = utf8[sizeof(ulong)..]) hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8)) * 0x9E3779B97F4A7C15;
        foreach (var one in utf8) hash = (hash ^ one) * 0x9E3779B97F4A7C15;
        return (int)(hash >> 33);
    }
}
