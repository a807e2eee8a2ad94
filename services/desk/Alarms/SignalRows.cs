using System.Text.Json;
using Ioc.Defaults;
using Ioc.Desk.Rules;
using Ioc.Messaging;

namespace Ioc.Desk.Alarms;

/// <summary>The rows of <c>signal</c>.</summary>
internal static class SignalRows
{
    private const string Columns = """
        source, origin, measure, quantity, area, name_vi, name_en, tile, unit, limit_value, side, priority, period_seconds, simulated, epoch,
        version, at, heard_at, value, samples::text as samples, live
        """;

    /// <summary>Whatever is decided about a source is decided one after the other, a figure and the clock among them.</summary>
    public static Task Lock(Work work, string origin, CancellationToken ct) =>
        work.Execute("select pg_advisory_xact_lock(hashtextextended(@origin, 766))", new { origin }, ct);

    /// <summary>Locks several, in their order.</summary>
    public static Task Lock(Work work, string[] origins, CancellationToken ct) =>
        work.Execute("select pg_advisory_xact_lock(hashtextextended(x, 766)) from unnest(@origins) x", new { origins }, ct);

    /// <summary>Like <see cref="Lock(Work, string, CancellationToken)"/>, but answers false at once when another one holds it.</summary>
    public static Task<bool> TryLock(Work work, string origin, CancellationToken ct) =>
        work.One<bool>("select pg_try_advisory_xact_lock(hashtextextended(@origin, 766))", new { origin }, ct);

    /// <summary>Reads one figure.</summary>
    public static async Task<Signal?> Find(Work work, string source, CancellationToken ct) =>
        (await work.One<Row>($"select {Columns} from signal where source = @source", new { source }, ct))?.Read();

    /// <summary>Reads the figures of a source.</summary>
    public static async Task<IReadOnlyList<Signal>> Of(Work work, string origin, CancellationToken ct) =>
        [.. (await work.Many<Row>($"select {Columns} from signal where origin = @origin order by source", new { origin }, ct)).Select(x => x.Read())];

    /// <summary>Reads the figures of several sources.</summary>
    public static async Task<IReadOnlyList<Signal>> Of(Work work, string[] origins, CancellationToken ct) =>
        [.. (await work.Many<Row>($"select {Columns} from signal where origin = any(@origins) order by origin, source", new { origins }, ct)).Select(x => x.Read())];

    /// <summary>Every source that has a figure, and what alarms are about whose figure is no more.</summary>
    public static Task<IReadOnlyList<string>> Origins(Work work, CancellationToken ct) => work.Many<string>("""
        select origin from signal union
        select a.source from alarm a where (a.state <> 'normal' or a.wrong or a.turns_at is not null)
            and not exists (select from signal s where s.source = a.source) and not exists (select from signal s where s.origin = a.source)
        order by 1
        """, null, ct);

    /// <summary>Sources of which a rule calls silence, counted from an instant at the earliest, unless an alarm says so already.</summary>
    public static Task<IReadOnlyList<string>> Silent(Work work, Rule rule, DateTimeOffset since, int most, CancellationToken ct) => work.Many<string>("""
        select s.origin from signal s
        where s.measure = @Measure and s.live and (@Quantity::text is null or s.quantity = @Quantity)
            and (@tiers::int[] is null or cardinality(string_to_array(s.area, '.')) = any(@tiers))
            and not exists (select from alarm a where a.rule = @Code and a.source = s.origin and (a.wrong or a.turns_at is not null))
        group by s.origin having greatest(max(s.at), @since) + make_interval(secs => @periods * max(s.period_seconds)) < @Now
        order by s.origin limit @most
        """, new { rule.Code, rule.Measure, rule.Quantity, tiers = rule.Tiers?.ToArray(), since, periods = rule.Limit ?? Judgement.LivePeriods, work.Now, most }, ct);

    /// <summary>Stores a figure.</summary>
    public static Task Store(Work work, Signal x, CancellationToken ct) => work.Execute("""
        insert into signal (source, origin, measure, quantity, area, name_vi, name_en, tile, unit, limit_value, side, priority, period_seconds, simulated,
            epoch, version, at, heard_at, value, samples, live)
        values (@Source, @Origin, @Measure, @Quantity, @Area, @NameVi, @NameEn, @Tile, @Unit, @Limit, @Side, @Priority, @PeriodSeconds, @Simulated,
            @Epoch, @Version, @At, @HeardAt, @Value, @samples::jsonb, @Live)
        on conflict (source) do update set quantity = excluded.quantity, area = excluded.area, name_vi = excluded.name_vi, name_en = excluded.name_en,
            tile = excluded.tile, unit = excluded.unit, limit_value = excluded.limit_value, side = excluded.side, priority = excluded.priority,
            period_seconds = excluded.period_seconds, simulated = excluded.simulated, epoch = excluded.epoch, version = excluded.version, at = excluded.at,
            heard_at = excluded.heard_at, value = excluded.value, samples = excluded.samples, live = excluded.live
        """, new
    {
        x.Source, x.Origin, x.Measure, x.Quantity, x.Area, x.NameVi, x.NameEn, x.Tile, x.Unit, x.Limit, x.Side, x.Priority, x.PeriodSeconds, x.Simulated,
        x.Epoch, x.Version, x.At, x.HeardAt, x.Value, samples = JsonSerializer.Serialize(x.Samples, Json.Options), x.Live,
    }, ct);

    private sealed record Row
    {
        public required string Source { get; init; }
        public required string Origin { get; init; }
        public required string Measure { get; init; }
        public string? Quantity { get; init; }
        public required string Area { get; init; }
        public required string NameVi { get; init; }
        public required string NameEn { get; init; }
        public required string Tile { get; init; }
        public required string Unit { get; init; }
        public double? LimitValue { get; init; }
        public required string Side { get; init; }
        public required string Priority { get; init; }
        public int PeriodSeconds { get; init; }
        public bool Simulated { get; init; }
        public required string Epoch { get; init; }
        public long Version { get; init; }
        public DateTimeOffset At { get; init; }
        public DateTimeOffset HeardAt { get; init; }
        public double Value { get; init; }
        public required string Samples { get; init; }
        public bool Live { get; init; }

        public Signal Read() => new()
        {
            Source = Source, Origin = Origin, Measure = Measure, Quantity = Quantity, Area = Area, NameVi = NameVi, NameEn = NameEn, Tile = Tile, Unit = Unit,
            Limit = LimitValue, Side = Side, Priority = Priority, PeriodSeconds = PeriodSeconds, Simulated = Simulated, Epoch = Epoch, Version = Version,
            At = At, HeardAt = HeardAt, Value = Value, Samples = JsonSerializer.Deserialize<List<Signal.Sample>>(Samples, Json.Options)!, Live = Live,
        };
    }
}
