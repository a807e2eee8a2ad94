using System.Runtime.CompilerServices;
using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Messaging;
using Microsoft.AspNetCore.Mvc;

namespace Ioc.Catalogue.Dossiers;

/// <summary>Imports dossiers from NDJSON or CSV of any length while it arrives. All or nothing; the same file again changes nothing.</summary>
public static class ImportDossiers
{
    /// <summary>Faults that an answer lists; reading stops there.</summary>
    public const int FaultsListedMax = 50;

    /// <summary>What became of the lines.</summary>
    /// <param name="Lines">Records read.</param>
    /// <param name="Stored">New dossiers.</param>
    /// <param name="Unchanged">Already here with the same content.</param>
    public sealed record Response(long Lines, long Stored, long Unchanged);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/dossiers:import", Handle)
        .FewAtOnce().Allow(Roles.Writers).Accepts<string>("application/x-ndjson", "text/csv").WithMetadata(new DisableRequestSizeLimitAttribute())
        .WithSummary("Import dossiers from NDJSON or CSV");

    private static async Task<IResult> Handle(
        HttpRequest http, Caller caller, AreaTree areas, Ledger ledger, WorkingCalendar calendar, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        var faults = new Faults();
        var terms = await CatalogueDb.AllTerms(work, ct);
        var intake = new DossierIntake(areas, calendar, work.Now, caller.Simulated);
        var records = http.GetTypedHeaders().ContentType?.MediaType == "text/csv" ? CsvLines.Read(http.Body, faults, ct) : JsonLines.Read(http.BodyReader, faults, ct);
        var lines = await DossierCopy.Stage(work, Judged(records, faults), ct);
        if (faults.None) return await Store(work, lines, faults, ct);
        // The rest is taken off the line unread: a sender that is still sending would not hear the answer.
        await http.Body.CopyToAsync(Stream.Null, ct);
        return faults.Refuse();

        async IAsyncEnumerable<(long, DossierRow)> Judged(
            IAsyncEnumerable<(long Line, DossierRecord? Record)> source, Faults found, [EnumeratorCancellation] CancellationToken stop = default)
        {
            await foreach (var (line, record) in source.WithCancellation(stop))
            {
                if (record is not null && Judge(record, $"line/{line}") is { } row) yield return (line, row);
                if (found.Found.Count >= FaultsListedMax) yield break;
            }
        }

        DossierRow? Judge(DossierRecord record, string at)
        {
            var before = faults.Found.Count;
            faults.Require(record.ReceivedAt is not null, $"{at}/receivedAt", "Thiếu thời điểm nhận.", "The instant of reception is missing.");
            var row = intake.Read(record, terms.GetValueOrDefault(record.Procedure?.Trim() ?? ""), at, faults);
            if (faults.Found.Count > before) return null;
            if (caller.Covers(row.Area)) return row;
            faults.Add($"{at}/area", $"Mã truy cập không bao gồm đơn vị {record.Area}.", $"The token does not cover unit {record.Area}.");
            return null;
        }
    }

    private static async Task<IResult> Store(Work work, long lines, Faults faults, CancellationToken ct)
    {
        var stored = await DossierCopy.Merge(work, ct);
        foreach (var (line, code) in await DossierCopy.Contradicting(work, FaultsListedMax, ct))
            faults.Add($"line/{line}/code", $"Mã {code} đã có với nội dung khác.", $"The code {code} is already here with another content.");
        if (!faults.None) return faults.Refuse();
        await DossierCopy.Tell(work, ct);
        await work.Commit(ct);
        CatalogueMetrics.Received.Add(stored);
        return Results.Ok(new Response(lines, stored, lines - stored));
    }
}
