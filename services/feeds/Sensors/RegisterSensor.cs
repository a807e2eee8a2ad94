using Ioc.Areas;
using Ioc.Contracts.Feeds;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Feeds.Sensors;

/// <summary>Registers a sensor, or changes what is known of it. The same body again changes nothing.</summary>
public static class RegisterSensor
{
    /// <summary>Quantities one sensor may measure.</summary>
    public const int QuantitiesMax = 32;

    /// <summary>Longest period: 31 days.</summary>
    public const int PeriodSecondsMax = 31 * 86_400;

    private static readonly string[] Sides = ["above", "below"];
    private static readonly string[] Priorities = ["high", "medium", "low"];

    /// <summary>A sensor.</summary>
    /// <param name="Area">Code of the unit where it stands.</param>
    /// <param name="Domain">Kebab case: air, water, traffic, flood or another field.</param>
    /// <param name="Lat">Degrees north.</param>
    /// <param name="Lon">Degrees east.</param>
    /// <param name="PeriodSeconds">Seconds between two readings when all is well.</param>
    public sealed record Request(
        string? Area, string? Domain, string? NameVi, string? NameEn, double? Lat, double? Lon, int? PeriodSeconds,
        IReadOnlyList<Measures>? Quantities);

    /// <summary>One quantity that the sensor measures.</summary>
    /// <param name="Quantity">Kebab case, e.g. <c>pm25</c>.</param>
    /// <param name="Unit">UCUM-like, e.g. <c>ug/m3</c>.</param>
    /// <param name="Limit">An alarm is raised beyond it; no alarm without.</param>
    /// <param name="Side">above (default) or below: the bad side of the limit.</param>
    /// <param name="Priority">high, medium (default) or low.</param>
    public sealed record Measures(string? Quantity, string? Unit, double? Limit, string? Side, string? Priority);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPut("/sensors/{id}", Handle).Allow(Roles.Writers).WithSummary("Register a sensor or change it");

    private static async Task<IResult> Handle(
        string id, Request request, HttpContext http, Caller caller, AreaTree areas, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        var area = Places.Find(areas, request.Area, clock.GetUtcNow(), "/area", faults);
        var row = Read(id, request, area, caller, clock.GetUtcNow(), faults);
        var quantities = Read(id, request.Quantities ?? [], faults);
        if (!faults.None) return faults.Refuse();
        if (!caller.Covers(row.Area)) return Refusal.ForeignArea(area!.Code);

        await using var work = await ledger.Begin(ct);
        var known = await FeedsDb.Lock(work, id, ct);
        if (known is not null && !caller.Covers(known.Area)) return Taken(id);
        if (Preconditions.Missed(http.Request, known?.Version ?? 0) is { } missed) return missed;
        var before = await FeedsDb.LockQuantities(work, id, ct);
        if (Contradiction(before, quantities) is { } contradiction) return contradiction;
        row = row with
        {
            Version = (known?.Version ?? 0) + 1, RegisteredAt = known?.RegisteredAt ?? row.RegisteredAt,
            Simulated = row.Simulated || known is { Simulated: true },
        };
        if (known is not null && row with { Version = known.Version } == known && Same(before, quantities)) return Answer(http, known, before, known);
        if (await FeedsDb.Store(work, row, ct) == 0) return Taken(id);
        await Store(work, known, row, before, quantities, ct);
        var after = await FeedsDb.Quantities(work, [id], ct);
        await work.Commit(ct);
        return Answer(http, row, after, known);
    }

    private static SensorRow Read(string id, Request request, Area? area, Caller caller, DateTimeOffset now, Faults faults)
    {
        faults.Require(Name.Is(id), "/id", Kebab.Vi, Kebab.En);
        faults.Require(Name.Is(request.Domain), "/domain", Kebab.Vi, Kebab.En);
        faults.Require(request.Lat is >= -90 and <= 90, "/lat", "Vĩ độ từ −90 đến 90.", "Latitude from -90 to 90.");
        faults.Require(request.Lon is >= -180 and <= 180, "/lon", "Kinh độ từ −180 đến 180.", "Longitude from -180 to 180.");
        faults.Require(request.PeriodSeconds is >= 1 and <= PeriodSecondsMax, "/periodSeconds",
            $"Từ 1 đến {PeriodSecondsMax} giây.", $"From 1 to {PeriodSecondsMax} seconds.");
        faults.Require(request.Quantities is { Count: >= 1 and <= QuantitiesMax }, "/quantities",
            $"Từ 1 đến {QuantitiesMax} đại lượng.", $"1 to {QuantitiesMax} quantities.");
        return new SensorRow
        {
            Id = id, Area = area?.Path ?? "", Domain = request.Domain ?? "", NameVi = faults.Words(request.NameVi, "/nameVi", 120),
            NameEn = faults.Words(request.NameEn, "/nameEn", 120), Lat = request.Lat ?? 0, Lon = request.Lon ?? 0,
            PeriodSeconds = request.PeriodSeconds ?? 0, Simulated = caller.Simulated, RegisteredAt = now,
        };
    }

    private static List<QuantityRow> Read(string id, IReadOnlyList<Measures> wanted, Faults faults)
    {
        var rows = new List<QuantityRow>();
        foreach (var (measures, i) in wanted.Take(QuantitiesMax).Select((x, i) => (x, i)))
        {
            var pointer = $"/quantities/{i}";
            faults.Require(Name.Is(measures?.Quantity), $"{pointer}/quantity", Kebab.Vi, Kebab.En);
            faults.Require(rows.All(x => x.Quantity != measures?.Quantity), $"{pointer}/quantity", "Đại lượng lặp lại.", "The quantity stands twice.");
            faults.Require(measures?.Limit is null || double.IsFinite(measures.Limit.Value), $"{pointer}/limit", "Cần một số hữu hạn.", "A finite number is needed.");
            rows.Add(new QuantityRow
            {
                Sensor = id, Quantity = measures?.Quantity ?? "", Unit = faults.Words(measures?.Unit, $"{pointer}/unit", 40), LimitValue = measures?.Limit,
                Side = faults.OneOf(measures?.Side ?? "above", $"{pointer}/side", Sides),
                Priority = faults.OneOf(measures?.Priority ?? "medium", $"{pointer}/priority", Priorities),
            });
        }
        return rows;
    }

    /// <summary>Stored values keep the unit in which they were measured, and whoever judges them their quantity.</summary>
    private static Refusal? Contradiction(IReadOnlyList<QuantityRow> before, List<QuantityRow> wanted)
    {
        var broken = before.FirstOrDefault(old => old.LatestAt is not null && wanted.All(x => x.Quantity != old.Quantity || x.Unit != old.Unit));
        return broken is null ? null : Refusal.Conflict("quantity-has-readings",
            $"Đại lượng {broken.Quantity} ({broken.Unit}) đã có số đo; không bỏ và không đổi đơn vị được.",
            $"The quantity {broken.Quantity} ({broken.Unit}) has readings; it can neither go nor change its unit.");
    }

    private static async Task Store(
        Work work, SensorRow? known, SensorRow row, IReadOnlyList<QuantityRow> before, List<QuantityRow> quantities, CancellationToken ct)
    {
        var gone = before.Select(x => x.Quantity).Except(quantities.Select(x => x.Quantity)).ToArray();
        await work.Execute("delete from quantity where sensor = @Id and quantity = any(@gone)", new { row.Id, gone }, ct);
        foreach (var quantity in quantities) await FeedsDb.Store(work, quantity, ct);
        work.Announce(new SensorListed(row.Area, row.Simulated, row.State(quantities)));
        CountSensors.Touch(work, row.Area);
        if (known is not null) CountSensors.Touch(work, known.Area);
    }

    private static bool Same(IReadOnlyList<QuantityRow> before, List<QuantityRow> wanted) =>
        before.Select(x => x with { LatestAt = null, LatestValue = null }).ToHashSet().SetEquals(wanted);

    private static IResult Answer(HttpContext http, SensorRow row, IEnumerable<QuantityRow> quantities, SensorRow? known)
    {
        SensorAnswer.Tag(http.Response, row);
        var answer = SensorAnswer.Of(row, quantities);
        return known is null ? Results.Created($"/api/feeds/sensors/{row.Id}", answer) : Results.Ok(answer);
    }

    private static Refusal Taken(string id) => Refusal.Conflict("sensor-id-taken",
        $"Mã cảm biến {id} đã được dùng ở nơi khác.", $"The sensor id {id} is in use elsewhere.");

    private static readonly Text Kebab = new(
        "Chữ thường a–z, số và gạch nối, tối đa 60 ký tự.", "Lower-case letters a-z, digits and hyphens, at most 60 characters.");
}
