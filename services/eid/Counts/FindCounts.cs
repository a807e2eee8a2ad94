using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Eid.Counts;

/// <summary>Finds the daily counts of an area and of the areas directly below it, by day and kind. Small figures are not shown.</summary>
public static class FindCounts
{
    /// <summary>A figure; absent and suppressed when it could point at persons, or would give such a one away.</summary>
    /// <param name="Area">Code of the unit.</param>
    public sealed record Cell(string Area, long? Count, bool Suppressed);

    /// <summary>One day of one kind.</summary>
    /// <param name="Version">Grows with each correction of the rows behind the figure.</param>
    /// <param name="Total">The area asked for, with all below it.</param>
    /// <param name="Parts">The areas directly below it that have counts.</param>
    public sealed record Day(DateOnly On, string Kind, long Version, bool Simulated, Cell Total, IReadOnlyList<Cell> Parts);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/counts", Handle).Allow(Roles.Readers).WithSummary("Find daily e-ID counts of an area");

    private static async Task<IResult> Handle(
        string? area, string? kind, DateOnly? from, DateOnly? to, string? cursor, int? rows, Caller caller, AreaTree areas, Ledger ledger,
        TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        var until = to ?? clock.Today();
        var place = Places.Find(areas, area, VietnamTime.StartOf(until), "/query/area", faults);
        if (kind is not null) faults.OneOf(kind, "/query/kind", CountKind.All);
        faults.Require(from is null || from <= until, "/query/from", "Phải trước to.", "Must lie before to.");
        if (!faults.None) return faults.Refuse();
        if (!caller.Covers(place!.Path)) return Refusal.ForeignArea(place.Code);

        var most = Cursor.Rows(rows);
        var after = Cursor.InstantKey(cursor);
        await using var work = await ledger.Begin(ct);
        var days = await work.Many<(DateOnly On, string Kind)>("""
            select distinct counted_on, kind from identity_count
            where string_to_array(area, '.') @> @path and counted_on between @from and @until and (@kind::text is null or kind = @kind)
              and (@afterOn::date is null or (counted_on, kind) > (@afterOn, @afterKind))
            order by counted_on, kind limit @limit
            """, new
        {
            path = place.Path.Split('.'), from = from ?? DateOnly.MinValue, until, kind, limit = most + 1,
            afterOn = after is { } key ? VietnamTime.DateOf(key.At) : (DateOnly?)null, afterKind = after?.Code,
        }, ct);
        var page = Cursor.Cut(days, most, x => Cursor.InstantKey(VietnamTime.StartOf(x.On), x.Kind));
        var counts = await Rows(work, place.Path.Split('.')[0], page.Items, ct);
        return Results.Ok(new Page<Day>([.. page.Items.Select(x => Show(x.On, x.Kind, place.Path, [.. counts[(x.On, x.Kind)]]))], page.Next));
    }

    /// <summary>Everything under the root on those days: whether a figure may be shown depends on its neighbours.</summary>
    private static async Task<ILookup<(DateOnly, string), Row>> Rows(
        Work work, string root, IReadOnlyList<(DateOnly On, string Kind)> days, CancellationToken ct) => (await work.Many<Row>("""
            select area, kind, counted_on as "on", count, version, simulated from identity_count
            where (counted_on, kind) in (select * from unnest(@on, @kinds)) and split_part(area, '.', 1) = @root
            """, new { root, on = days.Select(x => x.On).ToArray(), kinds = days.Select(x => x.Kind).ToArray() }, ct)).ToLookup(x => (x.On, x.Kind));

    private static Day Show(DateOnly on, string kind, string path, IReadOnlyList<Row> rows)
    {
        var totals = Suppression.Totals(rows.Select(x => KeyValuePair.Create(x.Area, x.Count)));
        var hidden = Suppression.Hidden(totals);
        var below = rows.Where(x => AreaPath.IsUnder(x.Area, path)).ToList();
        var parts = totals.Keys.Where(x => x.LastIndexOf('.') == path.Length && AreaPath.IsUnder(x, path)).Order(StringComparer.Ordinal);
        Cell Of(string at) => new(at.Split('.')[^1], hidden.Contains(at) ? null : totals[at], hidden.Contains(at));
        return new Day(on, kind, below.Sum(x => x.Version), below.Any(x => x.Simulated), Of(path), [.. parts.Select(Of)]);
    }

    private sealed record Row
    {
        public required string Area { get; init; }
        public required string Kind { get; init; }
        public DateOnly On { get; init; }
        public long Count { get; init; }
        public long Version { get; init; }
        public bool Simulated { get; init; }
    }
}
