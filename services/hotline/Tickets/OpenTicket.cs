using System.Security.Cryptography;
using System.Text.Json;
using Ioc.Areas;
using Ioc.Contracts.Hotline;
using Ioc.Defaults;
using Ioc.Hotline.Sla;
using Ioc.Messaging;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Ioc.Hotline.Tickets;

/// <summary>Takes a report in, from whatever channel it came.</summary>
public static class OpenTicket
{
    private static readonly string[] Channels = ["phone", "web", "app", "zalo", "facebook", "email", "portal", "sms"];

    /// <summary>A report.</summary>
    /// <param name="Area">Code of the unit where it happened.</param>
    /// <param name="Category">Field of the report, at most 120 characters.</param>
    /// <param name="Channel">phone, web, app, zalo, facebook, email, portal or sms.</param>
    /// <param name="Summary">What is wrong, at most 2,000 characters, without names or numbers of persons.</param>
    /// <param name="Procedural">A petition on procedures or officials (Index 766, 5.2).</param>
    /// <param name="OpenedAt">When it came in; now, when absent.</param>
    public sealed record Request(
        string? Area, string? Category, string? Channel, string? Summary, bool Procedural, DateTimeOffset? OpenedAt, double? Lat, double? Lon);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/tickets", Handle).Allow(Roles.Writers).WithSummary("Open a ticket");

    private static async Task<IResult> Handle(
        Request request, [FromHeader(Name = "Idempotency-Key")] string? key, HttpResponse response, Caller caller, AreaTree areas, Ledger ledger,
        IOptions<SlaOptions> sla, WorkingCalendar calendar, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        var openedAt = faults.NotFuture(request.OpenedAt, "/openedAt", clock.GetUtcNow());
        var area = Places.Find(areas, request.Area, openedAt, "/area", faults);
        var category = faults.Words(request.Category, "/category", 120);
        var row = Make(area?.Path ?? "", category, faults.OneOf(request.Channel, "/channel", Channels), faults.Words(request.Summary, "/summary", 2_000),
            openedAt, sla.Value, calendar) with
        {
            Procedural = request.Procedural, Lat = request.Lat, Lon = request.Lon, Simulated = caller.Simulated,
            IdempotencyKey = key, Fingerprint = key is null ? null : Fingerprint(request),
        };
        faults.Require(request.Lat is null or (>= -90 and <= 90), "/lat", "Vĩ độ từ −90 đến 90.", "Latitude from -90 to 90.");
        faults.Require(request.Lon is null or (>= -180 and <= 180), "/lon", "Kinh độ từ −180 đến 180.", "Longitude from -180 to 180.");
        faults.Require(key is null or { Length: > 0 and <= 100 }, "/headers/Idempotency-Key", "Từ 1 đến 100 ký tự.", "1 to 100 characters.");
        if (!faults.None) return faults.Refuse();
        if (!caller.Covers(row.Area)) return Refusal.ForeignArea(area!.Code);

        await using var work = await ledger.Begin(ct);
        if (!await TakeIn(work, row, sla.Value, ct)) return await Repeat(work, row, response, ct);
        TicketAnswer.Tag(response, row);
        return Results.Created($"/api/hotline/tickets/{row.Code}", TicketAnswer.Of(row));
    }

    /// <summary>A new ticket with its code and its deadline.</summary>
    internal static TicketRow Make(
        string area, string category, string channel, string summary, DateTimeOffset openedAt, SlaOptions sla, WorkingCalendar calendar) => new()
        {
            Code = $"1022-{VietnamTime.DateOf(openedAt):yyyyMMdd}-{Guid.CreateVersion7(openedAt).ToString("N")[^12..]}",
            Area = area, Category = category, Channel = channel, Status = "opened", Summary = summary,
            OpenedAt = openedAt, DueAt = Deadlines.DueAt(openedAt, category, sla, calendar),
        };

    /// <summary>Stores a new ticket, tells it and commits; false when its code or key is there already.</summary>
    internal static async Task<bool> TakeIn(Work work, TicketRow row, SlaOptions sla, CancellationToken ct)
    {
        if (await HotlineDb.Insert(work, row, ct) == 0) return false;
        work.Announce(new TicketOpened(row.Area, row.Simulated, row.State()));
        if (Deadlines.IsUrgent(row.Category, sla))
            work.Announce(new UrgentTicketOpened(row.Area, row.Simulated, row.State(), sla.CategoriesInEnglish.GetValueOrDefault(row.Category)));
        CountTickets.Touch(work, row.Area);
        await work.Commit(ct);
        HotlineMetrics.Opened.Add(1);
        return true;
    }

    private static async Task<IResult> Repeat(Work work, TicketRow row, HttpResponse response, CancellationToken ct)
    {
        var first = await work.One<TicketRow>(
            $"select {HotlineDb.Columns} from ticket where idempotency_key = @IdempotencyKey", new { row.IdempotencyKey }, ct);
        if (first is null || first.Fingerprint != row.Fingerprint)
            return new Refusal(422, "idempotency-key-reused", new Text("Khóa đã dùng cho yêu cầu khác", "The key was used for another request"),
                new Text("Hãy dùng Idempotency-Key mới cho nội dung mới.", "Use a new Idempotency-Key for a new body."));
        TicketAnswer.Tag(response, first);
        return Results.Created($"/api/hotline/tickets/{first.Code}", TicketAnswer.Of(first));
    }

    private static string Fingerprint(Request request) =>
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, Json.Options)));
}
