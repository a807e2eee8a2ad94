using System.Globalization;
using CsvHelper;
using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Indicators.Published;
using Ioc.Messaging;
using Microsoft.AspNetCore.Mvc;

namespace Ioc.Indicators.Targets;

/// <summary>Imports values of targets from CSV with the columns target, on, value, why. All or nothing; the same file again changes nothing.</summary>
public static class ImportTargetValues
{
    private const int LinesMax = 10_000;
    private static readonly string[] Columns = ["target", "on", "value", "why"];

    private static readonly CsvReaderOptions Dialect = new()
    {
        HasHeader = true, TrackLineNumbers = true, NormalizeHeaderName = name => name.Trim().ToLowerInvariant(), MalformedData = CsvMalformedDataHandling.Throw,
    };

    /// <summary>What became of the lines.</summary>
    /// <param name="Lines">Read.</param>
    /// <param name="Stored">Added to the audit.</param>
    /// <param name="Unchanged">Said already.</param>
    public sealed record Response(int Lines, int Stored, int Unchanged);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/targets:import", Handle)
        .Allow(Roles.Operator).Accepts<string>("text/csv").Produces<Response>().WithMetadata(new RequestSizeLimitAttribute(8 << 20))
        .WithSummary("Import values of targets from CSV");

    private static async Task<IResult> Handle(
        HttpRequest http, Caller caller, TargetBook book, AreaTree areas, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        var lines = new List<(string, decimal, DateOnly, string)>();
        await using var csv = CsvReader.Create(http.Body, Dialect, leaveOpen: true);
        try
        {
            await csv.ReadHeaderAsync(ct);
            foreach (var column in Columns)
                faults.Require(csv.TryGetFieldIndex(column, out _), "line/1", $"Thiếu cột {column}.", $"The column {column} is missing.");
            while (faults.Found.All(x => x.Pointer != "line/1") && lines.Count <= LinesMax && await csv.ReadAsync(ct)) lines.Add(Read(csv, caller, book, areas, clock.Today(), faults));
        }
        catch (CsvFormatException broken)
        {
            faults.Add($"line/{broken.LineNumber}", "Dòng không phải CSV đúng dạng.", $"The line is no well-formed CSV: {broken.Message}");
        }
        faults.Require(lines.Count > 0 || !faults.None, "line/1", "Tệp không có dòng nào.", "The file has no lines.");
        faults.Require(lines.Count <= LinesMax, $"line/{LinesMax + 2}", $"Quá {LinesMax} dòng; hãy chia tệp.", $"More than {LinesMax} lines; split the file.");
        if (!faults.None) return faults.Refuse();
        await using var work = await ledger.Begin(ct);
        var stored = await TargetsDb.Add(work, lines, "file", caller.Subject, ct);
        await work.Commit(ct);
        return Results.Ok(new Response(lines.Count, stored, lines.Count - stored));
    }

    private static (string, decimal, DateOnly, string) Read(CsvReader csv, Caller caller, TargetBook book, AreaTree areas, DateOnly today, Faults faults)
    {
        var at = $"line/{csv.LineNumber}";
        var code = csv.GetString("target").Trim();
        var target = book.Find(code);
        faults.Require(target is not null, $"{at}/target", $"Không có chỉ tiêu '{code}'.", $"There is no target '{code}'.");
        if (target is not null)
            faults.Require(TargetPlace.IsCovered(caller, areas, target), $"{at}/target", $"Mã truy cập không bao gồm đơn vị {target.Area}.", $"The token does not cover unit {target.Area}.");
        var dated = DateOnly.TryParseExact(csv.GetString("on").Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on);
        faults.Require(dated, $"{at}/on", "Cần ngày như 2025-12-31.", "A day such as 2025-12-31 is needed.");
        var value = Cells.Points(csv.GetString("value").Trim());
        faults.Require(value is not null, $"{at}/value", "Cần một số.", "A number is needed.");
        var why = faults.Words(csv.GetString("why"), $"{at}/why", 500);
        if (target is not null && value is { } number && dated) TargetPlace.Judge(target, number, on, today, at, faults);
        return (code, value ?? 0, on, why);
    }
}
