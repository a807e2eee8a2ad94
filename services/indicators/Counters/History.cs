using Ioc.Defaults;
using Ioc.Messaging;
using Microsoft.Extensions.Options;

namespace Ioc.Indicators.Counters;

/// <summary>
/// How far back the history of figures reaches. Of the deltas before it, those that cancel out are taken away, a unit's day at a time;
/// what is left is one delta a row, so that the history grows with the rows and with what changed of late, and with nothing else.
/// </summary>
public sealed class History(Ledger ledger, TimeProvider clock, IOptions<HistoryOptions> options)
{
    private const int StepsMax = 200;

    // What a row said is taken back (-1) with the same day, unit, agency, procedure and bits with which it was said (+1).
    private const string Step = """
        with place as (select counted_on, area from delta where sign = -1 and batch is not null and known_at < @kept order by known_at limit 1),
        known as (
            select id, sign, sum(sign) over said as stands, row_number() over (partition by code, agency, procedure, bits, sign order by id desc) as nth
            from delta join place using (counted_on, area) where known_at < @kept window said as (partition by code, agency, procedure, bits))
        delete from delta using known where delta.id = known.id and not (known.sign = 1 and known.nth <= known.stands)
        """;

    /// <summary>Since when it is kept; null while all is.</summary>
    public async Task<DateTimeOffset?> KeptFrom(CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        return await work.One<DateTime?>("select kept_from from history", null, ct);
    }

    /// <summary>Adds a fault at <c>/query/asKnownAt</c> when the instant lies before what is kept.</summary>
    public async Task Reaches(DateTimeOffset? asKnownAt, Faults faults, CancellationToken ct)
    {
        if (asKnownAt is null || await KeptFrom(ct) is not { } kept) return;
        faults.Require(asKnownAt >= kept, "/query/asKnownAt", $"Số liệu như đã biết chỉ còn giữ từ {VietnamTime.DateOf(kept):dd/MM/yyyy}; hãy hỏi một thời điểm từ ngày ấy.",
            $"Figures as they were known are kept from {VietnamTime.DateOf(kept):yyyy-MM-dd} on; ask for an instant since then.");
    }

    /// <summary>
    /// Takes some of what is no longer kept away, in small commits; when none is left, moves on to the day that the settings say, whose
    /// deltas go with the next call: a question that was let in before it is answered by then.
    /// </summary>
    /// <returns>How many deltas went.</returns>
    public async Task<int> Forget(CancellationToken ct)
    {
        var (kept, gone) = (await KeptFrom(ct), 0);
        for (var step = 0; kept is not null && step < StepsMax; step++)
        {
            await using var work = await ledger.Begin(ct);
            var taken = await work.Execute(Step, new { kept }, ct);
            await work.Commit(ct);
            gone += taken;
            if (taken == 0) break;
        }
        if (gone > 0) return gone;
        await using var move = await ledger.Begin(ct);
        await move.Execute("update history set kept_from = @from where kept_from is null or kept_from < @from",
            new { from = VietnamTime.StartOf(clock.Today().AddDays(-options.Value.KeptDays)).ToUniversalTime() }, ct);
        await move.Commit(ct);
        return 0;
    }
}
