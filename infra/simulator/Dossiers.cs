using Ioc.Defaults;

namespace Ioc.Simulator;

/// <summary>The dossiers of a day: shares as published for the province where they were (FACTS 4.1: 99.4 % digitised, 89 % electronic).</summary>
public sealed class Dossiers(Town town, IReadOnlyList<Offer> offers, WorkingCalendar calendar, SimulatorOptions options)
{
    /// <summary>Every dossier of a date, by instant of hand-in; the same for the same seed.</summary>
    /// <param name="on">Local date.</param>
    public IReadOnlyList<DossierPlan> Plan(DateOnly on)
    {
        var random = new Random(unchecked(options.Seed * 10_007 + on.DayNumber));
        var count = options.AroundTheClock || calendar.IsWorking(on) ? options.DossiersADay : options.DossiersADay / 6;
        var start = VietnamTime.StartOf(on);
        return [.. Enumerable.Range(1, count).Select(i => Make(random, on, start + DayCurve.Draw(random, options.AroundTheClock), i)).OrderBy(x => x.ReceivedAt)];
    }

    private DossierPlan Make(Random random, DateOnly on, DateTimeOffset receivedAt, int number)
    {
        var commune = town.Draw(random);
        var offer = offers[random.Next(offers.Count)];
        var dueAt = calendar.AddDays(receivedAt, offer.WorkingDays);
        var late = random.NextDouble() < 0.035 * town.Slowness[commune];
        var share = late ? 1 + random.NextDouble() * 0.8 : 0.15 + random.NextDouble() * 0.8;
        bool Of(double chance) => random.NextDouble() < chance;
        var online = Of(0.78);
        return new DossierPlan(
            $"000.00.{commune % 99 + 1:00}.H09-{on:yyMMdd}-{number:0000}", offer.Code, town.Communes[commune].Code,
            online ? "online" : Of(0.9) ? "direct" : "postal", receivedAt, dueAt, receivedAt + (dueAt - receivedAt) * share,
            new Marks(Of(0.992), Of(0.893), Of(0.824), Of(0.37), Of(0.21), Of(0.012), Of(0.61), offer.HasFee && Of(0.7)));
    }
}
