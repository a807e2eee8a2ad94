using System.Globalization;
using System.Runtime.CompilerServices;
using CsvHelper;
using Ioc.Defaults;

namespace Ioc.Catalogue.Dossiers;

/// <summary>Records from CSV with a header of the field names, read as they arrive. Columns may stand in any order; unknown ones are not read.</summary>
internal sealed class CsvLines
{
    private static readonly string[] Needed = ["code", "procedure", "area", "channel", "receivedAt"];

    private static readonly string[] InstantShapes = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private static readonly CsvReaderOptions Dialect = new()
    {
        HasHeader = true, TrackLineNumbers = true, NormalizeHeaderName = name => name.Trim().ToLowerInvariant(),
        MalformedData = CsvMalformedDataHandling.Throw, FieldCountMismatch = CsvFieldCountHandling.Throw, MaxRecordSize = JsonLines.LineBytesMax,
    };

    private readonly CsvReader csv;
    private readonly Faults faults;

    private CsvLines(CsvReader csv, Faults faults) => (this.csv, this.faults) = (csv, faults);

    /// <summary>The records with their lines, the header being line 1; null where a cell cannot be read, which is then among the faults.</summary>
    public static async IAsyncEnumerable<(long Line, DossierRecord? Record)> Read(
        Stream body, Faults faults, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var csv = CsvReader.Create(body, Dialect, leaveOpen: true);
        var lines = new CsvLines(csv, faults);
        if (!await lines.Next(header: true, ct)) yield break;
        foreach (var column in Needed)
            faults.Require(csv.TryGetFieldIndex(column, out _), "line/1", $"Thiếu cột {column}.", $"The column {column} is missing.");
        if (!faults.None) yield break;
        while (await lines.Next(header: false, ct)) yield return (csv.LineNumber, lines.Parse());
    }

    private async Task<bool> Next(bool header, CancellationToken ct)
    {
        try
        {
            if (!header) return await csv.ReadAsync(ct);
            await csv.ReadHeaderAsync(ct);
            return true;
        }
        catch (CsvFormatException broken)
        {
            faults.Add($"line/{broken.LineNumber}", "Dòng không phải CSV đúng dạng; dừng đọc.", $"The line is no well-formed CSV; reading stopped: {broken.Message}");
            return false;
        }
    }

    private DossierRecord? Parse()
    {
        var before = faults.Found.Count;
        var record = new DossierRecord(
            Cell("code"), Cell("procedure"), Cell("area"), Cell("agency"), Cell("channel"), (int?)Number("status", int.MaxValue),
            Instant("receivedAt"), Instant("acceptedAt"), Instant("dueAt"), Instant("endedAt"), (int?)Number("supplementRequests", int.MaxValue),
            Number("supplementSeconds", long.MaxValue), Number("feeDong", long.MaxValue), Flag("synchronised"), Flag("electronicResult"),
            Flag("digitised"), Flag("reused"), Flag("shared"), Flag("disliked"), Flag("populationData"), Flag("paidOnline"));
        return faults.Found.Count == before ? record : null;
    }

    private string? Cell(string column) =>
        csv.TryGetFieldIndex(column, out var index) && !csv.IsEmpty(index) ? csv.GetString(index).Trim() : null;

    private long? Number(string column, long most)
    {
        if (Cell(column) is not { } cell) return null;
        var read = long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number <= most && number >= -most;
        faults.Require(read, Pointer(column), "Cần số nguyên.", "A whole number is needed.");
        return read ? number : null;
    }

    private DateTimeOffset? Instant(string column)
    {
        if (Cell(column) is not { } cell) return null;
        var at = default(DateTimeOffset);
        var read = (cell[^1] == 'Z' || cell.LastIndexOfAny(['+', '-']) > cell.IndexOf('T'))
            && DateTimeOffset.TryParseExact(cell, InstantShapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out at);
        faults.Require(read, Pointer(column), "Cần thời điểm có múi giờ, như 2025-06-24T08:30:00+07:00.", "An instant with its zone is needed, such as 2025-06-24T08:30:00+07:00.");
        return read ? at : null;
    }

    private bool Flag(string column)
    {
        var cell = Cell(column)?.ToLowerInvariant();
        faults.Require(cell is null or "true" or "false" or "1" or "0", Pointer(column), "Cần true hoặc false.", "true or false is needed.");
        return cell is "true" or "1";
    }

    private string Pointer(string column) => $"line/{csv.LineNumber}/{column}";
}
