using CsvHelper;
using Ioc.Defaults;
using Ioc.Indicators.Rules;

namespace Ioc.Indicators.Published;

/// <summary>
/// Reads published rows from CSV with a header: totals and groups, or metrics (a file with a column <c>metric</c>). The
/// separator is found out; columns may stand in any order and be missing; decimals may have a comma.
/// </summary>
internal sealed class SnapshotCsv(CsvReader csv, RuleBook book, SnapshotChecks checks, Faults faults)
{
    /// <summary>Rows that one file may have.</summary>
    public const int RowsMax = 50_000;

    private static readonly CsvReaderOptions Dialect = new()
    {
        HasHeader = true, TrackLineNumbers = true, NormalizeHeaderName = SnapshotColumns.Named, MalformedData = CsvMalformedDataHandling.Throw, MaxRecordSize = 1 << 20,
    };

    /// <summary>The rows with their lines, the header being line 1; what cannot be read is among the faults.</summary>
    /// <param name="said">What the request says of every row that does not say it itself.</param>
    public static async Task<SnapshotRead> Read(
        Stream body, Snapshot said, RuleBook book, SnapshotChecks checks, Faults faults, CancellationToken ct)
    {
        var read = new SnapshotRead();
        await using var csv = CsvReader.Create(body, Dialect, leaveOpen: true);
        var file = new SnapshotCsv(csv, book, checks, faults);
        try
        {
            await csv.ReadHeaderAsync(ct);
            if (!file.HeaderHolds(said)) return read;
            while (await csv.ReadAsync(ct))
            {
                var at = $"line/{csv.LineNumber}";
                if (!faults.Require(read.Rows.Count < RowsMax, at, $"Quá {RowsMax} dòng; hãy chia tệp.", $"More than {RowsMax} rows; split the file.")) return read;
                if (file.Parse(said, at) is { } row) read.Rows.Add((at, row));
                file.Leave(read);
            }
        }
        catch (CsvFormatException broken)
        {
            faults.Add($"line/{broken.LineNumber}", "Dòng không phải CSV đúng dạng; dừng đọc.", $"The line is no well-formed CSV; reading stopped: {broken.Message}");
        }
        faults.Require(read.Rows.Count > 0 || !faults.None, "line/1", "Tệp không có dòng nào.", "The file has no rows.");
        return read;
    }

    private void Leave(SnapshotRead read)
    {
        foreach (var (i, header) in csv.Headers.Index())
            if (!SnapshotColumns.IsRead(SnapshotColumns.Named(header)) && i < csv.FieldCount && csv.GetString(i).AsSpan().Trim().Length > 0) read.Leave(header);
    }

    private bool HeaderHolds(Snapshot said)
    {
        var before = faults.Found.Count;
        foreach (var (column, given) in new[] { ("unit", said.Unit), ("level", said.Level), ("period", said.Period) })
            faults.Require(given.Length > 0 || Has(column), "line/1", $"Thiếu cột {column}.", $"The column {column} is missing.");
        faults.Require(SnapshotColumns.Groups.Append("total").Append("rank").Append("class").Append("metric").Any(Has), "line/1",
            "Không có cột nào mang số liệu.", "No column holds figures.");
        return faults.Found.Count == before;
    }

    private Snapshot? Parse(Snapshot said, string at)
    {
        var before = faults.Found.Count;
        faults.Require(csv.FieldCount <= csv.Headers.Count(), at, "Dòng có nhiều ô hơn tiêu đề; số có dấu phẩy cần để trong ngoặc kép.",
            "The line has more cells than the header; a number with a comma needs quotes.");
        var metric = Cell("metric");
        if (Has("metric")) faults.Require(metric is not null, $"{at}/metric", "Thiếu chỉ số.", "The metric is missing.");
        var (rank, ranked) = Ranks(at);
        var (part, code) = metric is null ? ("", null) : SnapshotColumns.Metric(metric, book);
        var row = new Snapshot(
            Cell("unit") ?? said.Unit, SnapshotColumns.Level(Cell("level") ?? said.Level), Cell("period") ?? said.Period, Cell("source") ?? said.Source,
            part, metric is null ? Groups(at) : [], Points("total", at), rank, ranked, Cell("class"),
            Count("numerator", at), Count("denominator", at), Points("ratio", at), metric is null ? null : Points("score", at), Points("max", at), Code: code);
        if (faults.Found.Count == before) return row;
        // What is wrong beside the cells that could not be read.
        checks.Holds(row, at, whole: false);
        return null;
    }

    private SortedDictionary<string, decimal> Groups(string at)
    {
        var groups = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var code in SnapshotColumns.Groups)
            if (Points(code, at) is { } points) groups[code] = points;
        return SixGroups.Told(groups, Points("total", at));
    }

    private (int? Rank, int? Ranked) Ranks(string at)
    {
        if (Figure("rank") is not { } cell) return (null, null);
        var parts = cell.Split('/');
        var (rank, ranked) = (Cells.Count(parts[0].Trim()), parts.Length == 2 ? Cells.Count(parts[1].Trim()) : Count("ranked", at));
        var read = rank is >= int.MinValue and <= int.MaxValue && parts.Length <= 2 && (parts.Length == 1 || ranked is not null) && ranked is null or (>= 0 and <= int.MaxValue);
        faults.Require(read && rank is not null, $"{at}/rank", "Hạng viết như 5/63 hoặc 5.", "A rank is written as 5/63 or 5.");
        return read ? ((int?)rank, (int?)ranked) : (null, null);
    }

    private decimal? Points(string column, string at)
    {
        if (Figure(column) is not { } cell) return null;
        var number = Cells.Points(cell);
        faults.Require(number is not null, $"{at}/{column}", $"'{cell}' không phải là số; viết như 88,47 hoặc 88.47, để trống nếu không có.",
            $"'{cell}' is no number; write as 88.47, or leave it empty.");
        return number;
    }

    private long? Count(string column, string at)
    {
        if (Figure(column) is not { } cell) return null;
        var count = Cells.Count(cell);
        faults.Require(count is not null, $"{at}/{column}", $"'{cell}' không phải là số nguyên; viết như 405424, để trống nếu không có.",
            $"'{cell}' is no whole number; write as 405424, or leave it empty.");
        return count;
    }

    private bool Has(string column) => csv.TryGetFieldIndex(column, out _);

    private string? Figure(string column) => Cell(column) is { } cell && !Cells.IsNone(cell) ? cell : null;

    private string? Cell(string column) =>
        csv.TryGetFieldIndex(column, out var index) && index < csv.FieldCount && csv.GetString(index).Normalize().Trim() is { Length: > 0 } cell ? cell : null;
}
