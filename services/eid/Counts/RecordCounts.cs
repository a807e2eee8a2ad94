using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Eid.Counts;

/// <summary>Takes daily counts in, all or none. The same count again changes nothing; another one corrects the day.</summary>
public static class RecordCounts
{
    /// <summary>Counts that one request may hold.</summary>
    public const int CountsMax = 5_000;

    /// <summary>Most people or papers of one day: more than the country has people is a slip of the pen.</summary>
    public const long CountMax = 100_000_000;

    /// <summary>Faults that an answer lists.</summary>
    public const int FaultsListedMax = 1_000;

    /// <summary>Counts.</summary>
    public sealed record Request(IReadOnlyList<Entry>? Counts);

    /// <summary>One day of one kind in one area, without the areas below it.</summary>
    /// <param name="Area">Code of the unit.</param>
    /// <param name="On">Local date.</param>
    /// <param name="Kind">One of <see cref="CountKind.All"/>.</param>
    /// <param name="Count">People or papers on that day, 0 or more.</param>
    public sealed record Entry(string? Area, DateOnly? On, string? Kind, long? Count);

    /// <summary>What became of the counts.</summary>
    /// <param name="Accepted">Counts that are durable.</param>
    /// <param name="Changed">Of these, new ones and corrections.</param>
    public sealed record Response(int Accepted, int Changed);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/counts", Handle).Allow(Roles.Writers).WithSummary("Record daily e-ID counts");

    private static async Task<IResult> Handle(
        Request request, Caller caller, AreaTree areas, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        var entries = request.Counts ?? [];
        faults.Require(entries.Count is >= 1 and <= CountsMax, "/counts", $"Từ 1 đến {CountsMax} số liệu.", $"1 to {CountsMax} counts.");
        if (!faults.None) return faults.Refuse();
        var days = new Dictionary<(string, string, DateOnly), EidDb.Day>(entries.Count);
        for (var i = 0; i < entries.Count && faults.Found.Count < FaultsListedMax; i++)
        {
            var pointer = $"/counts/{i}";
            if (Read(entries[i], pointer, areas, clock.Today(), faults) is not { } day) continue;
            var first = days.TryAdd((day.Area, day.Kind, day.CountedOn), day) ? day : days[(day.Area, day.Kind, day.CountedOn)];
            faults.Require(first == day, pointer, "Cùng ngày, loại và đơn vị nhưng hai số khác nhau.", "Two different counts for the same area, day and kind.");
        }
        if (!faults.None) return faults.Refuse();
        if (days.Values.FirstOrDefault(x => !caller.Covers(x.Area)) is { } foreign) return Refusal.ForeignArea(foreign.Area.Split('.')[^1]);
        return await Store([.. days.Values], entries.Count, caller.Simulated, ledger, ct);
    }

    private static EidDb.Day? Read(Entry? entry, string pointer, AreaTree areas, DateOnly today, Faults faults)
    {
        var before = faults.Found.Count;
        var on = entry?.On ?? today;
        faults.Require(entry?.On is not null, $"{pointer}/on", "Thiếu ngày.", "The date is missing.");
        faults.Require(on <= today, $"{pointer}/on", "Ngày ở tương lai.", "The date lies in the future.");
        faults.Require(on >= VietnamTime.DateOf(Faults.Earliest), $"{pointer}/on", "Trước năm 2000.", "Lies before the year 2000.");
        var area = Places.Find(areas, entry?.Area, VietnamTime.StartOf(on), $"{pointer}/area", faults);
        var kind = faults.OneOf(entry?.Kind, $"{pointer}/kind", CountKind.All);
        faults.Require(entry?.Count is >= 0 and <= CountMax, $"{pointer}/count", $"Từ 0 đến {CountMax}.", $"From 0 to {CountMax}.");
        return faults.Found.Count > before ? null : new EidDb.Day(area!.Path, kind, on, entry!.Count!.Value);
    }

    private static async Task<IResult> Store(IReadOnlyList<EidDb.Day> days, int accepted, bool simulated, Ledger ledger, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        await EidDb.LockTotals(work, days, ct);
        var changed = await EidDb.Store(work, days, simulated, ct);
        if (changed.Count > 0)
        {
            await EidDb.SumAgain(work, days, ct);
            // Which figures may be told depends on the neighbours: one that grows past the limit may uncover another.
            foreach (var area in await work.Many<string>("select distinct area from identity_total", null, ct)) work.Touch(CountIdentities.Counter, area);
        }
        await work.Commit(ct);
        EidMetrics.Accepted.Add(accepted);
        return Results.Ok(new Response(accepted, changed.Count));
    }
}
