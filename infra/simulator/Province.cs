using System.Text;
using System.Text.Json;
using Ioc.Defaults;
using Microsoft.Extensions.Options;

namespace Ioc.Simulator;

/// <summary>Fills in what a living province would already have, wall first, then lets its day run.</summary>
public sealed partial class Province(Door door, Town town, WorkingCalendar calendar, IOptions<SimulatorOptions> options, TimeProvider clock, ILogger<Province> log)
    : BackgroundService
{
    private const int SideBySide = 4;
    private const int CountsABatch = 500;
    private readonly IReadOnlyList<Offer> offers = Offers.Plan(town.Roots[0].Code);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var dossiers = new Dossiers(town, offers, calendar, options.Value);
        var tickets = new Tickets(town, options.Value);
        var day = new Day(door, dossiers, tickets, options.Value, clock);
        try
        {
            var sensing = new Sensing(door, Sensors.Plan(town, options.Value), options.Value, clock);
            await sensing.Register(stoppingToken);
            var readings = sensing.Run(stoppingToken);
            await CountIdentities(stoppingToken);
            await Each(offers, offer => door.Json(HttpMethod.Put, $"/api/catalogue/services/{offer.Code}", offer.Body, stoppingToken), stoppingToken);
            await Publish(stoppingToken);
            Done(log, "catalogue");
            var began = clock.GetUtcNow();
            await day.CatchUp(stoppingToken);
            await FillMonths(dossiers, stoppingToken);
            await FillDays(dossiers, day, stoppingToken);
            Done(log, "history");
            await Task.WhenAll(readings, day.Run(began, stoppingToken), FillPetitions(tickets, stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { Stopped(log); }
    }

    private async Task Publish(CancellationToken ct)
    {
        await Each(Offers.Publications(clock.Today()), x => door.Json(HttpMethod.Post, $"/api/catalogue/services/{x.Code}/publications", x.Body, ct), ct);
        await Each(town.Communes.Index(), x => door.Json(HttpMethod.Put, $"/api/catalogue/certified-copies/{x.Item.Code}", new { Offered = x.Index % 12 != 5 }, ct), ct);
    }

    private async Task CountIdentities(CancellationToken ct)
    {
        foreach (var batch in Identities.Plan(town, new DateOnly(2025, 2, 1)).Chunk(CountsABatch))
            await door.Json(HttpMethod.Post, "/api/eid/counts", new { Counts = batch }, ct);
    }

    private async Task FillMonths(Dossiers dossiers, CancellationToken ct)
    {
        var today = clock.Today();
        for (var ago = today.Month - 1; ago > 0 && options.Value.DossiersAnEarlierMonth > 0; ago--)
            await Import(dossiers.Month(new DateOnly(today.Year, today.Month - ago, 1), ago), ct);
    }

    private async Task<bool> Import(IReadOnlyList<DossierPlan> plan, CancellationToken ct)
    {
        // A day or a month is imported whole or not at all: its first dossier tells whether an earlier run did it.
        if (await door.Read<object>($"/api/catalogue/dossiers/{plan[0].Code}", ct) is not null) return false;
        var now = clock.GetUtcNow();
        var lines = Encoding.UTF8.GetBytes(string.Join('\n', plan.Select(x => JsonSerializer.Serialize(x.RecordAt(now), Json.Options))));
        await door.Send(HttpMethod.Post, "/api/catalogue/dossiers:import", () => new ByteArrayContent(lines) { Headers = { ContentType = new("application/x-ndjson") } }, ct);
        return true;
    }

    private async Task FillDays(Dossiers dossiers, Day day, CancellationToken ct)
    {
        for (var back = 1; back <= options.Value.HistoryDays; back++)
        {
            var on = clock.Today().AddDays(-back);
            if (!await Import(dossiers.Plan(on), ct)) await day.CatchUp(on, ct);
        }
    }

    private Task FillPetitions(Tickets tickets, CancellationToken ct) => Each(tickets.Petitions(clock.Today()), async plan =>
    {
        var ticket = await door.Created("/api/hotline/tickets", plan.Body(plan.OpenedAt), plan.Key, ct);
        if (ticket is null || plan.AnsweredAt > clock.GetUtcNow()) return;
        await door.Json(HttpMethod.Post, $"{ticket}/answer", new { Answer = "Đã trả lời (mô phỏng)", plan.AnsweredAt }, ct, refusalIsFine: true);
        if (plan.Rating is { } rating) await door.Json(HttpMethod.Post, $"{ticket}/rate", new { Rating = rating }, ct, refusalIsFine: true);
    }, ct);

    private static Task Each<T>(IEnumerable<T> items, Func<T, Task> act, CancellationToken ct) => Parallel.ForEachAsync(
        items, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = ct }, async (item, _) => await act(item));

    [LoggerMessage(1, LogLevel.Information, "Simulated {Part} is in place")]
    private static partial void Done(ILogger log, string part);

    [LoggerMessage(2, LogLevel.Information, "The simulated day stops")]
    private static partial void Stopped(ILogger log);
}
