using System.Globalization;
using Dapper;
using Ioc.Defaults;
using Ioc.Hotline.Sla;
using Ioc.Messaging;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Ioc.Hotline.Open311;

/// <summary>Finds service requests, newest first (GeoReport v2, GET Service Requests).</summary>
public static class FindRequests
{
    /// <summary>Rows of an answer.</summary>
    public const int RowsMax = 1_000;

    /// <summary>Longest span asked for at once; without dates, the last so many days.</summary>
    public const int SpanDaysMax = 90;

    /// <summary>What to look for; lists are joined by commas, and ids leave the other filters out.</summary>
    /// <param name="Jurisdiction">Code of a unit.</param>
    /// <param name="Status">open, closed.</param>
    public sealed record Filter(
        [property: FromQuery(Name = "jurisdiction_id")] string? Jurisdiction, [property: FromQuery(Name = "service_request_id")] string? Ids,
        [property: FromQuery(Name = "service_code")] string? Services, [property: FromQuery(Name = "start_date")] string? From,
        [property: FromQuery(Name = "end_date")] string? To, string? Status);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/open311/v2/requests.{format}", Handle).Allow(Roles.Readers).WithSummary("Open311: find service requests");

    private static async Task<IResult> Handle(
        string format, [AsParameters] Filter filter, HttpContext http, Caller caller, Ledger ledger, IOptions<SlaOptions> sla, TimeProvider clock, CancellationToken ct)
    {
        var faults = new List<Text>();
        var to = Instant(filter.To, "end_date", faults) ?? clock.GetUtcNow();
        var from = Instant(filter.From, "start_date", faults) ?? to.AddDays(-SpanDaysMax);
        if (to - from > TimeSpan.FromDays(SpanDaysMax)) faults.Add(new($"Hỏi nhiều nhất {SpanDaysMax} ngày một lần.", $"Ask for {SpanDaysMax} days at most at once."));
        var statuses = Parts(filter.Status);
        if (statuses is not null && statuses.Any(x => x is not ("open" or "closed"))) faults.Add(new("status là open hoặc closed.", "status is open or closed."));
        if (faults.Count > 0) return GeoReport.Errors(format, 400, http, faults);
        var known = ServiceCodes.All(sla.Value);
        await using var connection = await ledger.Source.OpenConnectionAsync(ct);
        var found = await connection.QueryAsync<TicketRow>(new CommandDefinition($"""
            select {HotlineDb.Columns} from ticket
            where string_to_array(area, '.') && @codes
              and (@Jurisdiction::text is null or string_to_array(area, '.') @> array[@Jurisdiction])
              and (@ids::text[] is null or code = any(@ids))
              and (@ids::text[] is not null or opened_at between @from and @to)
              and (@ids::text[] is not null or @categories::text[] is null or category = any(@categories))
              and (@ids::text[] is not null or @open::boolean is null or (status in ('opened', 'received', 'assigned')) = @open)
            order by opened_at desc, code desc limit @RowsMax
            """, new
        {
            codes = caller.AreaCodes.ToArray(), filter.Jurisdiction, ids = Parts(filter.Ids), from, to,
            categories = Parts(filter.Services)?.Select(x => known.GetValueOrDefault(x) ?? x).ToArray(),
            open = statuses is null || (statuses.Contains("open") && statuses.Contains("closed")) ? (bool?)null : statuses.Contains("open"), RowsMax,
        }, cancellationToken: ct));
        return GeoReport.Rows(format, "service_requests", "request", found.Select(RequestRow.Of));
    }

    private static string[]? Parts(string? list) => string.IsNullOrWhiteSpace(list) ? null : list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static DateTimeOffset? Instant(string? value, string name, List<Text> faults)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        if (DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at >= Faults.Earliest) return at.ToUniversalTime();
        faults.Add(new($"{name} không phải thời điểm W3C từ năm 2000.", $"{name} is no W3C instant since the year 2000."));
        return null;
    }
}
