using Ioc.Defaults;
using Ioc.Feeds.Sensors;
using Ioc.Messaging;

namespace Ioc.Feeds.Readings;

/// <summary>Finds the summaries of one quantity of one sensor by minute or hour, oldest first, computed from the stored readings.</summary>
public static class FindSummaries
{
    /// <summary>The span answered when the caller names no beginning: the last day.</summary>
    public const int SpanHours = 24;

    private static readonly string[] Buckets = ["minute", "hour"];

    /// <summary>One minute or hour with at least one reading.</summary>
    /// <param name="Start">Its beginning, UTC.</param>
    public sealed record Summary(DateTimeOffset Start, long Count, double Mean, double Minimum, double Maximum);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/summaries", Handle).Allow(Roles.Readers).WithSummary("Find summaries of a sensor by minute or hour");

    private static async Task<IResult> Handle(
        string? sensor, string? quantity, DateTimeOffset? from, DateTimeOffset? to, string? bucket, string? cursor, int? rows,
        Caller caller, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        var unit = faults.OneOf(bucket ?? "hour", "/query/bucket", Buckets);
        var now = clock.GetUtcNow();
        var until = faults.NotFuture(to is null || to > now ? now : to, "/query/to", now);
        var since = from?.ToUniversalTime() ?? until.AddHours(-SpanHours);
        faults.Require(since < until, "/query/from", "Phải trước to.", "Must lie before to.");
        faults.Require(Name.Is(quantity), "/query/quantity", "Cần tên đại lượng, ví dụ pm25.", "The name of a quantity is needed, e.g. pm25.");
        if (!faults.None) return faults.Refuse();
        await using var work = await ledger.Begin(ct);
        var row = Name.Is(sensor) ? await work.One<SensorRow>($"select {FeedsDb.SensorColumns} from sensor where id = @sensor", new { sensor }, ct) : null;
        if (row is null || !caller.Covers(row.Area)) return SensorAnswer.Unknown(sensor ?? "");

        var most = Cursor.Rows(rows);
        var step = unit == "hour" ? TimeSpan.FromHours(1) : TimeSpan.FromMinutes(1);
        var next = Cursor.InstantKey(cursor) is not { } last ? since : last.At < until ? last.At.Add(step) : until;
        var found = await work.Many<Row>("""
            select date_bin(@step, at, 'epoch') as start, count(*) as count, avg(value) as mean, min(value) as minimum, max(value) as maximum
            from reading where sensor = @sensor and quantity = @quantity and at >= @next and at < @until
            group by 1 order by 1 limit @limit
            """, new { step, sensor, quantity, next, until, limit = most + 1 }, ct);
        var page = Cursor.Cut(found, most, x => Cursor.InstantKey(x.Start, unit));
        return Results.Ok(new Page<Summary>([.. page.Items.Select(x => new Summary(x.Start, x.Count, x.Mean, x.Minimum, x.Maximum))], page.Next));
    }

    private sealed record Row
    {
        public DateTimeOffset Start { get; init; }
        public long Count { get; init; }
        public double Mean { get; init; }
        public double Minimum { get; init; }
        public double Maximum { get; init; }
    }
}
