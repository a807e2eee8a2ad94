using System.Text.RegularExpressions;
using Ioc.Areas;
using Ioc.Contracts.Catalogue;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Catalogue.Offers;

/// <summary>Puts a public service into the catalogue, or its new terms in the place of the old.</summary>
public static partial class PutOffer
{
    private static readonly string[] OnlineLevels = ["full", "partial", "information"];

    /// <summary>A public service.</summary>
    /// <param name="Area">Code of the owning unit, e.g. the province.</param>
    /// <param name="NameVi">At most 1,000 characters.</param>
    /// <param name="NameEn">At most 1,000 characters; may be absent.</param>
    /// <param name="Level">province, district or commune: who handles it.</param>
    /// <param name="Field">Field of administration, at most 200 characters.</param>
    /// <param name="Online">full, partial or information (Decree 42/2022).</param>
    /// <param name="OnlinePayment">Only with a fee.</param>
    /// <param name="MaxWorkingDays">1 to 1,000; absent when the procedure sets none.</param>
    /// <param name="CitizenSubjects">Its subjects are citizens, overseas Vietnamese or foreigners.</param>
    public sealed record Request(
        string? Area, string? NameVi, string? NameEn, string? Level, string? Field, string? Online, bool HasFee, bool OnlinePayment,
        bool Essential, int? MaxWorkingDays, bool PaperResult, bool CitizenSubjects);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPut("/services/{code}", Handle).Allow(Roles.Writers).WithSummary("Put a public service into the catalogue");

    private static async Task<IResult> Handle(
        string code, Request request, HttpContext http, Caller caller, AreaTree areas, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        var area = Places.Find(areas, request.Area, clock.GetUtcNow(), "/area", faults);
        var wanted = Read(code, request, area?.Path ?? "", faults) with { Simulated = caller.Simulated };
        if (!faults.None) return faults.Refuse();
        if (!caller.Covers(wanted.Area)) return Refusal.ForeignArea(area!.Code);

        await using var work = await ledger.Begin(ct);
        var before = await CatalogueDb.LockOffer(work, code, ct);
        if (before is null)
        {
            if (http.Request.Headers.IfMatch.Count > 0) return Absent(code);
            if (await CatalogueDb.StoreOffer(work, wanted, ct) == 1) return await Tell(work, wanted, null, http, ct);
            before = (await CatalogueDb.LockOffer(work, code, ct))!;
        }
        if (!caller.Covers(before.Area)) return Refusal.ForeignArea(before.Area);
        if (Preconditions.Missed(http.Request, before.Version) is { } missed) return missed;
        OfferAnswer.Tag(http.Response, before);
        if (wanted with { Version = before.Version } == before) return Results.Ok(OfferAnswer.Of(before));
        var after = wanted with { Version = before.Version + 1 };
        await CatalogueDb.StoreOffer(work, after, ct);
        return await Tell(work, after, before, http, ct);
    }

    private static OfferRow Read(string code, Request request, string area, Faults faults)
    {
        var row = new OfferRow
        {
            Code = code, Area = area, NameVi = faults.Words(request.NameVi, "/nameVi", 1_000),
            NameEn = string.IsNullOrWhiteSpace(request.NameEn) ? "" : faults.Words(request.NameEn, "/nameEn", 1_000),
            Level = faults.OneOf(request.Level, "/level", Area.Levels), Field = faults.Words(request.Field, "/field", 200),
            Online = faults.OneOf(request.Online, "/online", OnlineLevels), HasFee = request.HasFee, OnlinePayment = request.OnlinePayment,
            Essential = request.Essential, MaxWorkingDays = request.MaxWorkingDays, PaperResult = request.PaperResult, CitizenSubjects = request.CitizenSubjects,
        };
        faults.Require(Shape().IsMatch(code), "/path/code", "Mã thủ tục gồm chữ, số, dấu chấm, gạch; tối đa 60.", "A procedure code has letters, digits, dots and dashes; at most 60.");
        faults.Require(row.HasFee || !row.OnlinePayment, "/onlinePayment", "Không có phí thì không có thanh toán trực tuyến.", "Without a fee there is nothing to pay online.");
        faults.Require(row.MaxWorkingDays is null or (>= 1 and <= 1_000), "/maxWorkingDays", "Từ 1 đến 1.000 ngày làm việc.", "1 to 1,000 working days.");
        return row;
    }

    private static async Task<IResult> Tell(Work work, OfferRow row, OfferRow? before, HttpContext http, CancellationToken ct)
    {
        work.Announce(new ServiceListed(row.Area, row.Simulated, row.State()));
        work.Touch(CountOffers.Counter, row.Area);
        if (before is not null) work.Touch(CountOffers.Counter, before.Area);
        await work.Commit(ct);
        OfferAnswer.Tag(http.Response, row);
        return before is null ? Results.Created($"/api/catalogue/services/{row.Code}", OfferAnswer.Of(row)) : Results.Ok(OfferAnswer.Of(row));
    }

    private static Refusal Absent(string code) => new(412, "version-changed", new Text("Bản ghi chưa có", "There is no such record yet"),
        new Text($"Chưa có dịch vụ công {code}; bỏ If-Match để tạo.", $"There is no public service {code} yet; leave If-Match out to create it."));

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}\z")]
    private static partial Regex Shape();
}
