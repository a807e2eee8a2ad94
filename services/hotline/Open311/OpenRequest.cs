using System.Globalization;
using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Hotline.Sla;
using Ioc.Hotline.Tickets;
using Ioc.Messaging;
using Microsoft.Extensions.Options;

namespace Ioc.Hotline.Open311;

/// <summary>Takes a service request in (GeoReport v2, POST Service Request). Who reported it is not read: the specification lets a server refuse to know.</summary>
public static class OpenRequest
{
    private const int DescriptionMax = 2_000;

    /// <summary>No point of the province lies farther than this from the middle of its commune.</summary>
    private const double FarDegreesMax = 0.2;

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/open311/v2/requests.{format}", Handle).Allow(Roles.Writers)
        .Accepts<string>("application/x-www-form-urlencoded").WithSummary("Open311: open a service request");

    private static async Task<IResult> Handle(
        string format, HttpContext http, Caller caller, AreaTree areas, Ledger ledger, IOptions<SlaOptions> sla, WorkingCalendar calendar,
        TimeProvider clock, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType)
            return GeoReport.Errors(format, 400, http, [new("Hãy gửi biểu mẫu application/x-www-form-urlencoded.", "Send a form, application/x-www-form-urlencoded.")]);
        var form = await http.Request.ReadFormAsync(ct);
        var faults = new List<Text>();
        var now = clock.GetUtcNow();
        var jurisdiction = Word("jurisdiction_id") ?? (caller.AreaCodes is [var own] ? own : null);
        var unit = jurisdiction is null ? null : areas.Find(jurisdiction, VietnamTime.DateOf(now));
        if (jurisdiction is null) faults.Add(new("Thiếu jurisdiction_id: mã đơn vị.", "jurisdiction_id is missing: the code of a unit."));
        else if (unit is null) return GeoReport.Errors(format, 404, http, [new($"Không có đơn vị {jurisdiction}.", $"There is no unit {jurisdiction}.")]);
        if (Word("service_code") is not { } code || !ServiceCodes.All(sla.Value).TryGetValue(code, out var category))
            (category, _) = ("", Add("service_code không có trong danh sách dịch vụ.", "service_code is not in the service list."));
        var (lat, lon) = (Degrees("lat", 90), Degrees("long", 180));
        if ((lat is null || lon is null) && Word("address_string") is null) Add("Cần lat và long, hoặc address_string.", "lat and long are needed, or address_string.");
        var words = string.Join("; ", new[] { Word("description"), Word("address_string") }.Where(x => x is not null));
        if (words.Length is 0 or > DescriptionMax) Add($"description cần từ 1 đến {DescriptionMax} ký tự.", $"description needs 1 to {DescriptionMax} characters.");
        if (faults.Count > 0) return GeoReport.Errors(format, 400, http, faults);

        var place = lat is { } y && lon is { } x ? areas.Leaves(unit!.Code, VietnamTime.DateOf(now)).MinBy(leaf => Far(leaf, y, x))! : unit!;
        if (lat is not null && lon is not null && Far(place, lat.Value, lon.Value) > FarDegreesMax * FarDegreesMax)
            return GeoReport.Errors(format, 400, http, [new($"Vị trí nằm ngoài {unit!.NameVi}.", $"The place lies outside {unit.NameEn}.")]);
        if (!caller.Covers(place.Path)) return GeoReport.Errors(format, 403, http, [Refusal.ForeignArea(place.Code).Detail]);
        var row = OpenTicket.Make(place.Path, category!, "open311", words, now, sla.Value, calendar) with { Lat = lat, Lon = lon, Simulated = caller.Simulated };
        await using var work = await ledger.Begin(ct);
        await OpenTicket.TakeIn(work, row, sla.Value, ct);
        return GeoReport.Rows(format, "service_requests", "request",
            [[("service_request_id", row.Code), ("service_notice", new Text("Đã tiếp nhận.", "Taken in.").For(http)), ("account_id", null)]], 201);

        bool Add(string vi, string en)
        {
            faults.Add(new(vi, en));
            return false;
        }

        string? Word(string name) => form[name].ToString().Trim().Normalize() is { Length: > 0 } word && !word.Contains('\0') ? word : null;

        double? Degrees(string name, double most)
        {
            if (Word(name) is not { } word) return null;
            if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most) return degrees;
            Add($"{name} cần số từ −{most} đến {most}.", $"{name} needs a number from -{most} to {most}.");
            return null;
        }
    }

    /// <summary>Nearness in square degrees of latitude; good enough to tell communes apart.</summary>
    private static double Far(Area leaf, double lat, double lon)
    {
        var (north, east) = (leaf.Lat - lat, (leaf.Lon - lon) * Math.Cos(lat * Math.PI / 180));
        return (north * north) + (east * east);
    }
}
