using Ioc.Contracts.Catalogue;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Catalogue.Dossiers;

/// <summary>Moves a dossier to its next status, or notes what became known of it; the same status again moves nothing.</summary>
public static class MoveDossier
{
    /// <summary>What happened; everything absent stays as it is.</summary>
    /// <param name="Status">Next status, 1 to 10.</param>
    /// <param name="At">When it moved; now, when absent.</param>
    /// <param name="DueAt">Promised with an acceptance (2) only.</param>
    /// <param name="FeeDong">Sum of the fee lines in đồng.</param>
    public sealed record Request(
        int? Status, DateTimeOffset? At, DateTimeOffset? DueAt, long? FeeDong, bool? Synchronised, bool? ElectronicResult, bool? Digitised,
        bool? Reused, bool? Shared, bool? Disliked, bool? PopulationData, bool? PaidOnline);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/dossiers/{code}/status", Handle).Allow(Roles.Writers).WithSummary("Move a dossier to its next status");

    private static async Task<IResult> Handle(
        string code, Request request, HttpContext http, Caller caller, Ledger ledger, WorkingCalendar calendar, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        var faults = new Faults();
        var at = faults.NotFuture(request.At, "/at", work.Now);
        faults.Require(request.Status is null || DossierStatus.IsKnown(request.Status.Value), "/status", "Trạng thái từ 1 đến 10.", "A status is 1 to 10.");
        faults.Require(request.DueAt is null || (request.Status == DossierStatus.Accepted && request.DueAt >= at && request.DueAt <= DossierIntake.DueAtMax), "/dueAt",
            "Chỉ đặt ngày hẹn khi tiếp nhận (2), không trước lúc đó.", "A due instant comes with an acceptance (2), and not before it.");
        faults.Require(request.FeeDong is null or (>= 0 and <= DossierIntake.FeeDongMax), "/feeDong",
            $"Từ 0 đến {DossierIntake.FeeDongMax} đồng.", $"0 to {DossierIntake.FeeDongMax} đồng.");
        if (!faults.None) return faults.Refuse();

        var row = await CatalogueDb.LockDossier(work, code, ct);
        if (row is null || !caller.Covers(row.Area)) return DossierAnswer.Unknown(code);
        if (Preconditions.Missed(http.Request, row.Version) is { } missed) return missed;
        var moved = row;
        if (request.Status is { } status && status != row.Status)
        {
            if (Refuse(row, status, at) is { } refused) return refused;
            var terms = status == DossierStatus.Accepted ? await CatalogueDb.Terms(work, row.Procedure, ct) : null;
            moved = DossierClock.Move(row, status, at, request.DueAt?.ToUniversalTime() ?? DossierClock.DueAt(at, terms?.MaxWorkingDays, calendar));
        }
        moved = Note(moved, request);
        if (moved == row) return Answer(row, http);
        moved = moved with { Version = row.Version + 1, Simulated = row.Simulated || caller.Simulated };
        await CatalogueDb.UpdateDossier(work, moved, ct);
        work.Announce(new DossierMoved(moved.Area, moved.Simulated, moved.State()));
        CountDossiers.Touch(work, moved.Area);
        await work.Commit(ct);
        return Answer(moved, http);
    }

    private static Refusal? Refuse(DossierRow row, int status, DateTimeOffset at)
    {
        var next = DossierStatus.Next(row.Status, row.AcceptedAt is not null);
        if (!next.Contains(status))
        {
            var (vi, en) = next.Count == 0
                ? ("không còn trạng thái nào sau đó", "nothing comes after it")
                : ($"tiếp theo chỉ có thể là {string.Join(", ", next.Select(x => $"{x} ({DossierStatus.Name(x).Vi})"))}",
                    $"next may only be {string.Join(", ", next.Select(x => $"{x} ({DossierStatus.Name(x).En})"))}");
            return Refusal.Conflict("wrong-status-order",
                $"Hồ sơ đang ở trạng thái {row.Status} ({DossierStatus.Name(row.Status).Vi}): {vi}.",
                $"The dossier has status {row.Status} ({DossierStatus.Name(row.Status).En}): {en}.");
        }
        return at >= row.StatusAt ? null : Refusal.Conflict("status-before-last",
            $"Thời điểm trước lần chuyển cuối, {row.StatusAt:O}.", $"Lies before the last move, {row.StatusAt:O}.");
    }

    private static DossierRow Note(DossierRow row, Request request) => row with
    {
        FeeDong = request.FeeDong ?? row.FeeDong, Synchronised = request.Synchronised ?? row.Synchronised,
        ElectronicResult = request.ElectronicResult ?? row.ElectronicResult, Digitised = request.Digitised ?? row.Digitised,
        Reused = request.Reused ?? row.Reused, Shared = request.Shared ?? row.Shared, Disliked = request.Disliked ?? row.Disliked,
        PopulationData = request.PopulationData ?? row.PopulationData, PaidOnline = request.PaidOnline ?? row.PaidOnline,
    };

    private static IResult Answer(DossierRow row, HttpContext http)
    {
        DossierAnswer.Tag(http.Response, row);
        return Results.Ok(DossierAnswer.Of(row));
    }
}
