using Ioc.Messaging;

namespace Ioc.Indicators.Targets;

/// <summary>One line of the audit: who stated which value, when and why. Lines are added and never changed; the database refuses it.</summary>
/// <param name="Means"><c>hand</c> or <c>file</c>.</param>
public sealed record TargetLine(long Id, string Target, decimal Value, DateOnly ValueOn, string Means, string Why, string StatedBy, DateTimeOffset StatedAt);

/// <summary>The table of stated values.</summary>
public static class TargetsDb
{
    /// <summary>The columns of <see cref="TargetLine"/>.</summary>
    public const string Columns = "id, target, value, value_on, means, why, stated_by, stated_at";

    /// <summary>The line in force of each target: of the latest day, and of these the one stated last.</summary>
    public const string Newest = $"select distinct on (target) {Columns} from target_value order by target, value_on desc, id desc";

    /// <summary>Adds lines; one that says what the latest line of its target and day says already is left out. Answers how many were added.</summary>
    public static async Task<int> Add(Work work, IReadOnlyList<(string Target, decimal Value, DateOnly On, string Why)> lines, string means, string by, CancellationToken ct)
    {
        await work.Execute("select pg_advisory_xact_lock(hashtext('target_value'))", null, ct);
        return await work.Execute("""
            insert into target_value (target, value, value_on, means, why, stated_by, stated_at)
            select i.target, i.value, i.value_on, @means, i.why, @by, @Now
            from unnest(@targets, @values, @days, @whys) with ordinality as i (target, value, value_on, why, n)
            left join lateral (select value, why from target_value p where p.target = i.target and p.value_on = i.value_on order by p.id desc limit 1) as last on true
            where (i.value, i.why) is distinct from (last.value, last.why)
            order by i.n
            """, new
        {
            targets = lines.Select(x => x.Target).ToArray(), values = lines.Select(x => x.Value).ToArray(), days = lines.Select(x => x.On).ToArray(),
            whys = lines.Select(x => x.Why).ToArray(), means, by, work.Now,
        }, ct);
    }
}
