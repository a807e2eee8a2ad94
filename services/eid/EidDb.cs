using Ioc.Messaging;

namespace Ioc.Eid;

/// <summary>The tables of e-ID. No person, ever.</summary>
public static class EidDb
{
    /// <summary>One day of one kind in one area.</summary>
    public sealed record Day(string Area, string Kind, DateOnly CountedOn, long Count);

    /// <summary>Takes the locks of the totals that days belong to, always in the same order.</summary>
    public static Task LockTotals(Work work, IReadOnlyList<Day> days, CancellationToken ct) => work.Execute("""
        insert into identity_total as t (area, kind, total, simulated)
        select distinct area, kind, 0, false from unnest(@areas, @kinds) as d (area, kind) order by area, kind
        on conflict (area, kind) do update set total = t.total
        """, Columns(days), ct);

    /// <summary>Stores days; another count for a stored day, or a real one for a simulated, is a correction under the next version. Answers the areas that changed, one for each row.</summary>
    public static Task<IReadOnlyList<string>> Store(Work work, IReadOnlyList<Day> days, bool simulated, CancellationToken ct) => work.Many<string>("""
        insert into identity_count as c (area, kind, counted_on, count, version, simulated)
        select distinct area, kind, counted_on, count, 1, @simulated from unnest(@areas, @kinds, @on, @counts) as d (area, kind, counted_on, count)
        on conflict (area, kind, counted_on) do update set count = excluded.count, version = c.version + 1, simulated = excluded.simulated
        where c.count <> excluded.count or (c.simulated and not excluded.simulated)
        returning area
        """, new
    {
        areas = days.Select(x => x.Area).ToArray(), kinds = days.Select(x => x.Kind).ToArray(), on = days.Select(x => x.CountedOn).ToArray(),
        counts = days.Select(x => x.Count).ToArray(), simulated,
    }, ct);

    /// <summary>Sums the days of these totals again.</summary>
    public static Task SumAgain(Work work, IReadOnlyList<Day> days, CancellationToken ct) => work.Execute("""
        update identity_total t set total = s.total, simulated = s.simulated
        from (select area, kind, sum(count)::bigint as total, bool_or(simulated) as simulated from identity_count
              where (area, kind) in (select * from unnest(@areas, @kinds)) group by area, kind) s
        where t.area = s.area and t.kind = s.kind
        """, Columns(days), ct);

    private static object Columns(IReadOnlyList<Day> days)
    {
        var keys = days.Select(x => (x.Area, x.Kind)).Distinct().ToList();
        return new { areas = keys.Select(x => x.Area).ToArray(), kinds = keys.Select(x => x.Kind).ToArray() };
    }
}
