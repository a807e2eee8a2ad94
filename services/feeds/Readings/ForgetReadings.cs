using Ioc.Messaging;
using Microsoft.Extensions.Options;

namespace Ioc.Feeds.Readings;

/// <summary>
/// Forgets, once an hour and a batch at a time, what lies further back than a series may reach from its newest reading. Counted from
/// there and not from now, so that an old series that was imported is kept as long as one that lives.
/// </summary>
public sealed partial class ForgetReadings(Ledger ledger, TimeProvider clock, IOptions<FeedsOptions> options, ILogger<ForgetReadings> log) : BackgroundService
{
    /// <summary>Rows that one commit deletes.</summary>
    public const int BatchRows = 10_000;

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly (string Table, string Key)[] Kept = [("reading", "at"), ("summary", "minute")];

    /// <summary>Forgets what is too old now; answers how many rows.</summary>
    public async Task<long> Run(CancellationToken ct)
    {
        IReadOnlyList<Series> all;
        await using (var work = await ledger.Begin(ct))
            all = await work.Many<Series>("""
                select sensor, quantity, latest_at - make_interval(days => @KeepReadingsDays) as before from quantity where latest_at is not null
                """, new { options.Value.KeepReadingsDays }, ct);
        var forgotten = 0L;
        foreach (var series in all)
            foreach (var (table, key) in Kept) forgotten += await Forget(table, key, series, ct);
        if (forgotten > 0) Forgot(log, forgotten, options.Value.KeepReadingsDays);
        return forgotten;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try { await Run(stoppingToken); }
                catch (Npgsql.NpgsqlException failure) { Waits(log, failure.Message); }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
    }

    private async Task<long> Forget(string table, string key, Series series, CancellationToken ct)
    {
        var forgotten = 0L;
        while (true)
        {
            await using var work = await ledger.Begin(ct);
            var rows = await work.Execute($"""
                delete from {table} where (sensor, quantity, {key}) in (
                    select sensor, quantity, {key} from {table} where sensor = @Sensor and quantity = @Quantity and {key} < @Before order by {key} limit @BatchRows)
                """, new { series.Sensor, series.Quantity, series.Before, BatchRows }, ct);
            await work.Commit(ct);
            forgotten += rows;
            if (rows < BatchRows) return forgotten;
        }
    }

    private sealed record Series(string Sensor, string Quantity, DateTimeOffset Before);

    [LoggerMessage(1, LogLevel.Information, "{Rows} readings and summaries older than {Days} days were forgotten")]
    private static partial void Forgot(ILogger log, long rows, int days);

    [LoggerMessage(2, LogLevel.Warning, "Old readings wait to be forgotten: {Reason}")]
    private static partial void Waits(ILogger log, string reason);
}
