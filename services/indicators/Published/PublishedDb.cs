using System.Text.Json;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Indicators.Published;

/// <summary>A kept row with what is known of it.</summary>
/// <param name="Area">Code of our unit of that name; null when it is none of ours.</param>
/// <param name="Span">Our window of the same span; null when the words name none.</param>
/// <param name="RulesOn">The day whose rules are meant.</param>
/// <param name="ReadOn">The day on which it was read, when said.</param>
public sealed record PublishedRow(
    long Id, string? Area, string? Span, DateOnly RulesOn, DateOnly? ReadOn, bool Contradicts, DateTimeOffset ImportedAt, string ImportedBy, string Row)
{
    /// <summary>What was published.</summary>
    public Snapshot Snapshot => JsonSerializer.Deserialize<Snapshot>(Row, Json.Options)!;
}

/// <summary>A row to be kept.</summary>
public sealed record PublishedIntake(Snapshot Row, string? Area, string? Span, DateOnly RulesOn, DateOnly? ReadOn, bool Contradicts);

/// <summary>The table of published rows: a row published anew with other figures takes the place of the old one, which stays beneath it.</summary>
public static class PublishedDb
{
    /// <summary>The columns of <see cref="PublishedRow"/>.</summary>
    public const string Columns = "id, area, span, rules_on, read_on, contradicts, imported_at, imported_by, row::text as row";

    private const string Incoming = """
        with incoming as (select * from unnest(@units, @levels, @periods, @sources, @parts, @areas, @spans, @rulesOn, @readOn, @contradict, @rows::jsonb[])
            as x (unit, level, period, source, part, area, span, rules_on, read_on, contradicts, row))
        """;

    private const string SameKey = "p.unit = i.unit and p.level = i.level and p.period = i.period and p.part = i.part and md5(p.source) = md5(i.source) and p.superseded_at is null";

    /// <summary>Keeps rows of which no two have one key; answers how many were new, and how many of these took an old one's place.</summary>
    public static async Task<(int Stored, int Superseded)> Keep(Work work, IReadOnlyList<PublishedIntake> rows, string by, CancellationToken ct)
    {
        var values = new
        {
            units = rows.Select(x => x.Row.Unit).ToArray(), levels = rows.Select(x => x.Row.Level).ToArray(), periods = rows.Select(x => x.Row.Period).ToArray(),
            sources = rows.Select(x => x.Row.Source).ToArray(), parts = rows.Select(x => x.Row.Key).ToArray(), areas = rows.Select(x => x.Area).ToArray(),
            spans = rows.Select(x => x.Span).ToArray(), rulesOn = rows.Select(x => x.RulesOn).ToArray(), readOn = rows.Select(x => x.ReadOn).ToArray(),
            contradict = rows.Select(x => x.Contradicts).ToArray(), rows = rows.Select(x => JsonSerializer.Serialize(x.Row, Json.Options)).ToArray(), work.Now, by,
        };
        // One import after another: two of the same file at once would find both the row missing.
        await work.Execute("select pg_advisory_xact_lock(hashtext('published'))", null, ct);
        var superseded = await work.Execute($"{Incoming} update published p set superseded_at = @Now from incoming i where {SameKey} and p.row <> i.row", values, ct);
        var stored = await work.Execute($"""
            {Incoming} insert into published (unit, level, period, source, part, area, span, rules_on, read_on, contradicts, row, imported_at, imported_by)
            select i.*, @Now, @by from incoming i where not exists (select from published p where {SameKey})
            """, values, ct);
        return (stored, superseded);
    }
}
