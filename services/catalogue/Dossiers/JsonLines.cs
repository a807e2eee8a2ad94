using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Ioc.Defaults;

namespace Ioc.Catalogue.Dossiers;

/// <summary>Records from newline-delimited JSON, one object a line, read as they arrive.</summary>
internal static class JsonLines
{
    /// <summary>Bytes one line may have.</summary>
    public const int LineBytesMax = 65_536;

    /// <summary>The records with their lines, counted from 1; null where the line is broken, which is then among the faults.</summary>
    public static async IAsyncEnumerable<(long Line, DossierRecord? Record)> Read(
        PipeReader body, Faults faults, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var line = 1L; ;)
        {
            var read = await body.ReadAsync(ct);
            var rest = read.Buffer;
            // Also when the reader of the lines has had enough: what follows is to be read by somebody else.
            try
            {
                while (TakeLine(ref rest, read.IsCompleted, out var text))
                {
                    if (line == 1) text = AfterMark(text);
                    if (!IsBlank(text)) yield return (line, Parse(text, line, faults));
                    line++;
                }
            }
            finally { body.AdvanceTo(rest.Start, rest.End); }
            if (read.IsCompleted) yield break;
            if (rest.Length <= LineBytesMax) continue;
            faults.Add($"line/{line}", $"Dòng dài quá {LineBytesMax} byte; dừng đọc.", $"The line is longer than {LineBytesMax} bytes; reading stopped.");
            yield break;
        }
    }

    private static bool TakeLine(ref ReadOnlySequence<byte> rest, bool last, out ReadOnlySequence<byte> text)
    {
        text = rest;
        if (rest.PositionOf((byte)'\n') is { } end)
        {
            text = rest.Slice(0, end);
            rest = rest.Slice(rest.GetPosition(1, end));
            return true;
        }
        if (!last || rest.IsEmpty) return false;
        rest = rest.Slice(rest.End);
        return true;
    }

    private static ReadOnlySequence<byte> AfterMark(ReadOnlySequence<byte> text)
    {
        var reader = new SequenceReader<byte>(text);
        return reader.IsNext([0xEF, 0xBB, 0xBF], advancePast: true) ? reader.UnreadSequence : text;
    }

    private static bool IsBlank(ReadOnlySequence<byte> text)
    {
        foreach (var part in text)
            if (part.Span.IndexOfAnyExcept(" \t\r"u8) >= 0) return false;
        return true;
    }

    private static DossierRecord? Parse(ReadOnlySequence<byte> text, long line, Faults faults)
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            var record = JsonSerializer.Deserialize<DossierRecord>(ref reader, Json.Options);
            if (record is not null && !reader.Read()) return record;
            faults.Add($"line/{line}", "Mỗi dòng là một đối tượng JSON.", "Each line is one JSON object.");
        }
        catch (JsonException broken)
        {
            faults.Add($"line/{line}", $"JSON sai cú pháp hoặc sai kiểu ở {broken.Path ?? "$"}.", $"Wrong JSON syntax or type at {broken.Path ?? "$"}.");
        }
        return null;
    }
}
