using System.Text.Json;
using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Indicators.Rules;
using Ioc.Messaging;
using Microsoft.AspNetCore.Mvc;

namespace Ioc.Indicators.Published;

/// <summary>Imports official snapshots, from CSV or from the national portal's evaluation JSON. All or nothing; the same file again changes nothing.</summary>
public static class ImportPublished
{
    /// <summary>Contradictions, places and units that an answer lists; all are counted.</summary>
    public const int ListedMax = 100;

    private const int BodyBytesMax = 32 << 20;

    /// <summary>What became of the rows, and what of the file was not read.</summary>
    /// <param name="Rows">Read.</param>
    /// <param name="Stored">New, or with other figures than before.</param>
    /// <param name="Unchanged">Already here with the same figures.</param>
    /// <param name="Superseded">Of the stored ones, those that took an earlier one's place.</param>
    /// <param name="Units">Units that the rows are of.</param>
    /// <param name="Contradicting">Rows that disagree with themselves, with each other or with the rules; they are kept as published.</param>
    /// <param name="Contradictions">The first of them, by name.</param>
    /// <param name="Unread">Columns and places of figures that are not read.</param>
    /// <param name="Empty">Where units stand that have no figure: null is not 0.</param>
    public sealed record Response(
        int Rows, int Stored, int Unchanged, int Superseded, int Units, int Contradicting, IReadOnlyList<Doubt> Contradictions, IReadOnlyList<Left> Unread, IReadOnlyList<string> Empty);

    /// <summary>A row that contradicts itself, by name.</summary>
    /// <param name="At">Where it stands, e.g. <c>line/7</c>.</param>
    public sealed record Doubt(string At, string Unit, string Period, string Part, string Kind, decimal? Gap, string ReasonVi, string ReasonEn);

    /// <summary>Figures that are not read.</summary>
    /// <param name="At">Where they stand, <c>*</c> for every number of a list: <c>/data/evaluation/*/scoreDelta</c>; or a column of a file.</param>
    public sealed record Left(string At, int Figures);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/766/published", Handle)
        .Allow(Roles.Operator).Accepts<string>("text/csv", "application/json").Produces<Response>().WithMetadata(new RequestSizeLimitAttribute(BodyBytesMax))
        .WithSummary("Import official snapshots from CSV or from the portal's evaluation JSON");

    private static async Task<IResult> Handle(
        HttpRequest http, string? unit, string? level, string? period, string? source, string? resource, string? formalityId, string? timeType, int? year, int? quarter, int? month,
        Caller caller, AreaTree areas, RuleBook book, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        var json = http.GetTypedHeaders().ContentType?.MediaType.Value?.EndsWith("json", StringComparison.OrdinalIgnoreCase) ?? false;
        if (resource is not null) faults.OneOf(resource, "/query/resource", [.. PortalFields.Resources.Keys]);
        faults.Require(formalityId is null, "/query/formalityId", "Số liệu của một TTHC không phải là điểm của đơn vị; hãy gửi bảng không chọn TTHC.",
            "Figures of one procedure are no score of a unit; send the table of all procedures.");
        var said = new Snapshot(unit ?? "", SnapshotColumns.Level(level ?? (json ? "province" : "")), period ?? Named(timeType, year, quarter, month, faults), source ?? "", "", []);
        if (json) faults.Require(period is not null || timeType is not null, "/query/period", "Thiếu kỳ: period, hoặc timeType với year.", "The period is missing: period, or timeType with year.");
        if (!faults.None) return faults.Refuse();
        var checks = new SnapshotChecks(book, clock.Today(), faults);
        var read = json
            ? SnapshotJson.Read(await JsonSerializer.DeserializeAsync<JsonElement>(http.Body, Json.Options, ct), said,
                resource is null ? null : PortalFields.Resources[resource], book, checks, faults)
            : await SnapshotCsv.Read(http.Body, said, book, checks, faults, ct);
        var (intake, doubts) = Judge(read.Rows, book, areas, checks, faults);
        if (!faults.None) return InOrder(faults).Refuse();
        await using var work = await ledger.Begin(ct);
        var (stored, superseded) = await PublishedDb.Keep(work, intake, caller.Subject, ct);
        await work.Commit(ct);
        return Results.Ok(new Response(
            read.Rows.Count, stored, read.Rows.Count - stored, superseded, intake.Select(x => (x.Row.Unit, x.Row.Level)).Distinct().Count(), doubts.Select(x => (x.At, x.Part)).Distinct().Count(),
            [.. doubts.Take(ListedMax)], [.. read.Unread.Select(x => new Left(x.Key, x.Value)).Take(ListedMax)], [.. read.Empty.Take(ListedMax)]));
    }

    private static (List<PublishedIntake>, List<Doubt>) Judge(List<(string At, Snapshot Row)> rows, RuleBook book, AreaTree areas, SnapshotChecks checks, Faults faults)
    {
        var (kept, doubts, seen) = (new List<PublishedIntake>(), new List<Doubt>(), new Dictionary<string, (string At, string Row)>());
        var sound = new List<(string At, Snapshot Row)>();
        foreach (var (at, row) in rows)
        {
            if (!checks.Holds(row, at)) continue;
            var (key, content) = (string.Join('\u001f', row.Unit, row.Level, row.Period, row.Key, row.Source), JsonSerializer.Serialize(row, Json.Options));
            if (!seen.TryAdd(key, (at, content)))
            {
                faults.Require(seen[key].Row == content, at, $"Đã có ở {seen[key].At} với số khác.", $"Already at {seen[key].At} with other figures.");
                continue;
            }
            sound.Add((at, row));
            var period = Period.Read(row.Period)!;
            var found = Contradictions.Of(row, book.On(period.On)!).ToList();
            doubts.AddRange(found.Select(x => Doubted(at, row, x)));
            kept.Add(new(row, OwnUnits.Find(areas, row, period.ReadOn ?? period.On), period.Window, period.On, period.ReadOn, found.Count > 0));
        }
        if (faults.None) doubts.AddRange(TogetherOf(sound, book));
        return (kept, doubts);
    }

    // The metrics of a unit make the points of its groups: both may be rows of one file.
    private static IEnumerable<Doubt> TogetherOf(List<(string At, Snapshot Row)> rows, RuleBook book) => rows
        .Where(x => x.Row.Part.Length > 0).GroupBy(x => (x.Row.Unit, x.Row.Level, x.Row.Period))
        .SelectMany(unit => Contradictions.Together([.. unit.Select(x => x.Row)], book.On(Period.Read(unit.Key.Period)!.On)!),
            (unit, found) => Doubted(unit.First(x => x.Row == found.Of).At, found.Of, found.What));

    private static Doubt Doubted(string at, Snapshot row, Contradiction what) => new(at, row.Unit, row.Period, row.Part, what.Kind, what.Gap, what.ReasonVi, what.ReasonEn);

    // Who mends a file goes through it from the top.
    private static Faults InOrder(Faults faults)
    {
        var ordered = new Faults();
        foreach (var fault in faults.Found.OrderBy(x => x.Pointer.Split('/') is ["line", var line, ..] ? int.Parse(line, System.Globalization.CultureInfo.InvariantCulture) : 0))
            ordered.Add(fault.Pointer, fault.Detail.Vi, fault.Detail.En);
        return ordered;
    }

    private static string Named(string? timeType, int? year, int? quarter, int? month, Faults faults)
    {
        if (timeType is null) return "";
        faults.OneOf(timeType, "/query/timeType", "year", "quarter", "month");
        faults.Require(year is >= 2022 and < 10_000, "/query/year", "Cần năm từ 2022.", "A year from 2022 on is needed.");
        if (timeType == "quarter") faults.Require(quarter is >= 1 and <= 4, "/query/quarter", "Cần quý 1 đến 4.", "A quarter, 1 to 4, is needed.");
        if (timeType == "month") faults.Require(month is >= 1 and <= 12, "/query/month", "Cần tháng 1 đến 12.", "A month, 1 to 12, is needed.");
        return timeType switch { "quarter" => $"{year:0000}-Q{quarter}", "month" => $"{year:0000}-{month:00}", _ => $"{year:0000}" };
    }
}
