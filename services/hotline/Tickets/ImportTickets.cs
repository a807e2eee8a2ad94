using System.Globalization;
using CsvHelper;
using Ioc.Areas;
using Ioc.Contracts.Hotline;
using Ioc.Defaults;
using Ioc.Hotline.Sla;
using Ioc.Messaging;
using Microsoft.Extensions.Options;

namespace Ioc.Hotline.Tickets;

/// <summary>Imports the records of another hotline from CSV: id, category, status, created_at (Unix seconds), lat, lon. All or nothing.</summary>
public static class ImportTickets
{
    /// <summary>Lines one import may have.</summary>
    public const int LinesMax = 500_000;

    /// <summary>Bytes one line may have.</summary>
    public const int LineBytesMax = 65_536;

    /// <summary>Faults that an answer lists.</summary>
    public const int FaultsListedMax = 50;

    /// <summary>What became of the lines.</summary>
    /// <param name="Lines">Read.</param>
    /// <param name="Stored">New tickets.</param>
    /// <param name="Unchanged">Already here with the same content.</param>
    public sealed record Response(int Lines, int Stored, int Unchanged);

    private static readonly Dictionary<string, string> Statuses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["submitted"] = "opened", ["received"] = "received", ["in progress"] = "assigned", ["completed"] = "answered", ["other"] = "other",
    };

    private static readonly string[] Columns = ["id", "category", "status", "created_at", "lat", "lon"];

    private static readonly CsvReaderOptions Dialect = new()
    {
        HasHeader = true, TrackLineNumbers = true, NormalizeHeaderName = name => name.Trim().ToLowerInvariant(),
        MalformedData = CsvMalformedDataHandling.Throw, FieldCountMismatch = CsvFieldCountHandling.Throw, MaxRecordSize = LineBytesMax,
    };

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/tickets:import", Handle)
        .FewAtOnce().Allow(Roles.Writers).Accepts<string>("text/csv").WithSummary("Import tickets from CSV")
        .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(512L << 20));

    private static async Task<IResult> Handle(
        HttpRequest http, string? area, Caller caller, AreaTree areas, Ledger ledger, IOptions<SlaOptions> sla, WorkingCalendar calendar,
        TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        var code = area ?? (caller.AreaCodes.Count == 1 ? caller.AreaCodes[0] : null);
        var here = Places.Find(areas, code, clock.GetUtcNow(), "/query/area", faults);
        if (!faults.None) return faults.Refuse();
        if (!caller.Covers(here!.Path)) return Refusal.ForeignArea(here.Code);
        var rows = new List<TicketRow>();
        await using var csv = CsvReader.Create(http.Body, Dialect, leaveOpen: true);
        try
        {
            await csv.ReadHeaderAsync(ct);
            RequireColumns(csv, faults);
            while (faults.Found.Count < FaultsListedMax && faults.Found.All(x => x.Pointer != "line/1") && await csv.ReadAsync(ct))
            {
                if (rows.Count == LinesMax) faults.Add($"line/{csv.LineNumber}", $"Quá {LinesMax} dòng; hãy chia tệp.", $"More than {LinesMax} lines; split the file.");
                if (Read(csv, here, areas, faults, clock.GetUtcNow()) is { } row)
                    rows.Add(row with { DueAt = Deadlines.DueAt(row.OpenedAt, row.Category, sla.Value, calendar), Simulated = caller.Simulated });
            }
        }
        catch (CsvFormatException broken)
        {
            faults.Add($"line/{csv.LineNumber}", "Dòng không phải CSV đúng dạng.", $"The line is no well-formed CSV: {broken.Message}");
        }
        if (faults.None) return await Store(rows, ledger, faults, ct);
        // The rest is taken off the line unread: a sender that is still sending would not hear the answer.
        await http.Body.CopyToAsync(Stream.Null, ct);
        return faults.Refuse();
    }

    private static void RequireColumns(CsvReader csv, Faults faults)
    {
        foreach (var column in Columns)
            faults.Require(csv.TryGetFieldIndex(column, out _), "line/1", $"Thiếu cột {column}.", $"The column {column} is missing.");
    }

    private static TicketRow? Read(CsvReader csv, Area here, AreaTree areas, Faults faults, DateTimeOffset now)
    {
        var line = $"line/{csv.LineNumber}";
        var before = faults.Found.Count;
        var id = faults.Words(csv.GetString("id"), $"{line}/id", 60);
        var category = csv.GetString("category").Normalize();
        faults.Require(category.Length <= 200, $"{line}/category", "Dài quá 200 ký tự.", "Longer than 200 characters.");
        var status = csv.GetString("status").Trim();
        faults.OneOf(status.ToLowerInvariant(), $"{line}/status", Statuses.Keys);
        var timed = long.TryParse(csv.GetString("created_at"), CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 253_402_300_799;
        faults.Require(timed, $"{line}/created_at", "Cần số giây Unix.", "Unix seconds are needed.");
        var openedAt = timed ? faults.NotFuture(DateTimeOffset.FromUnixTimeSeconds(seconds), $"{line}/created_at", now) : now;
        var lat = Degrees(csv, "lat", 90, line, faults);
        var lon = Degrees(csv, "lon", 180, line, faults);
        if (faults.Found.Count > before) return null;
        var place = areas.Find(here.Code, VietnamTime.DateOf(openedAt)) ?? here;
        var own = Statuses[status];
        return new TicketRow
        {
            Code = $"import-{id}", Area = place.Path, Category = category, Channel = "import", Status = own, Summary = "", Lat = lat, Lon = lon,
            OpenedAt = openedAt,
        };
    }

    private static double? Degrees(CsvReader csv, string column, double most, string line, Faults faults)
    {
        var cell = csv.GetString(column);
        if (string.IsNullOrWhiteSpace(cell)) return null;
        var read = double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most;
        faults.Require(read, $"{line}/{column}", $"Cần số từ −{most} đến {most}.", $"A number from -{most} to {most} is needed.");
        return read ? degrees : null;
    }

    private static async Task<IResult> Store(List<TicketRow> rows, Ledger ledger, Faults faults, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        await TicketCopy.Load(work, rows, ct);
        foreach (var code in await TicketCopy.Contradicting(work, FaultsListedMax, ct))
            faults.Add($"id/{code}", "Mã đã có với nội dung khác.", "The id is already here with another content.");
        if (!faults.None) return faults.Refuse();
        var stored = await TicketCopy.Merge(work, ct);
        foreach (var row in rows.Where(x => stored.Contains(x.Code)).DistinctBy(x => x.Code))
        {
            work.Announce(new TicketOpened(row.Area, row.Simulated, row.State()));
            CountTickets.Touch(work, row.Area);
        }
        await work.Commit(ct);
        HotlineMetrics.Opened.Add(stored.Count);
        return Results.Ok(new Response(rows.Count, stored.Count, rows.Count - stored.Count));
    }
}
