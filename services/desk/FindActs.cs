using System.Globalization;
using System.Text.Json;
using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Desk;

/// <summary>Finds what was done at the desk and what came to pass by itself, newest first: from it a shift is handed over, and whoever comes second learns who was first.</summary>
public static class FindActs
{
    /// <summary>One act.</summary>
    /// <param name="Subject">What it was done to, e.g. <c>alarm/…</c>, <c>rule/late</c>, <c>playlist/lobby</c>, <c>device/…</c>.</param>
    /// <param name="By">Who; <c>system</c> when nobody did it.</param>
    /// <param name="Detail">What it came to.</param>
    /// <param name="Area">Path of the alarm's unit; null for what is no alarm.</param>
    /// <param name="Rule">Rule of the alarm.</param>
    /// <param name="Priority">Of the alarm, as it is now.</param>
    /// <param name="SourceVi">What raised the alarm, or the name of the wall.</param>
    /// <param name="SourceEn">The same in English.</param>
    public sealed record Found(
        long Id, string Subject, string Act, DateTimeOffset At, string By, string? Note, JsonElement? Detail,
        string? Area, string? Rule, string? Priority, string? SourceVi, string? SourceEn);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/acts", Handle).Allow(Roles.Readers).WithSummary("Find what was done at the desk, newest first").Produces<Page<Found>>();

    private static async Task<IResult> Handle(
        string? area, string? subject, DateTimeOffset? from, string? cursor, int? rows, Caller caller, AreaTree areas, Ledger ledger, CancellationToken ct)
    {
        var most = Cursor.Rows(rows);
        long? before = Cursor.Key(cursor) is not { } key ? null
            : long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new BadHttpRequestException("cursor", 400);
        await using var work = await ledger.Begin(ct);
        var units = areas.All(VietnamTime.DateOf(work.Now)).Where(x => caller.Covers(x.Path) && (area is null || AreaPath.Contains(x.Path, area))).Select(x => x.Code);
        // Walls are known to those who may list them.
        var mayKnowWalls = caller.Role is Roles.Operator or Roles.Admin;
        var found = await work.Many<Row>("""
            select t.id, t.subject, t.act as name, t.at, t.by_name, t.note, t.detail::text as detail,
                a.area, a.rule, a.priority, coalesce(s.name_vi, a.source, d.name) as source_vi, coalesce(s.name_en, a.source, d.name) as source_en
            from act t left join alarm a on t.subject = 'alarm/' || a.id left join device d on t.subject = 'device/' || d.id
            left join lateral (select name_vi, name_en from signal where origin = split_part(a.source, '/', 1) limit 1) s on true
            where (@subject::text is null or t.subject = @subject) and (@from::timestamptz is null or t.at >= @from) and (@before::bigint is null or t.id < @before)
              and case split_part(t.subject, '/', 1)
                when 'alarm' then string_to_array(a.area, '.') && @codes and (@area::text is null or string_to_array(a.area, '.') @> array[@area])
                when 'device' then @mayKnowWalls and d.area = any(@units)
                else true end
            order by t.id desc limit @limit
            """, new { subject, from = from?.ToUniversalTime(), before, area, codes = caller.AreaCodes.ToArray(), units = units.ToArray(), mayKnowWalls, limit = most + 1 }, ct);
        var page = Cursor.Cut(found, most, x => x.Id.ToString(CultureInfo.InvariantCulture));
        return Results.Ok(new Page<Found>([.. page.Items.Select(x => new Found(x.Id, x.Subject, x.Name, x.At, x.ByName, x.Note,
            x.Detail is null ? null : JsonSerializer.Deserialize<JsonElement>(x.Detail), x.Area, x.Rule, x.Priority, x.SourceVi, x.SourceEn))], page.Next));
    }

    private sealed record Row
    {
        public long Id { get; init; }
        public required string Subject { get; init; }
        public required string Name { get; init; }
        public DateTimeOffset At { get; init; }
        public required string ByName { get; init; }
        public string? Note { get; init; }
        public string? Detail { get; init; }
        public string? Area { get; init; }
        public string? Rule { get; init; }
        public string? Priority { get; init; }
        public string? SourceVi { get; init; }
        public string? SourceEn { get; init; }
    }
}
