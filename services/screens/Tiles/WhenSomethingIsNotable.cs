using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Desk;
using Ioc.Contracts.Hotline;
using Ioc.Contracts.Indicators;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Screens.Tiles;

/// <summary>Tells the ticker what people want to hear of, without persons: urgent reports, alarms, round numbers, another class.</summary>
public sealed class WhenSomethingIsNotable(KeptEvents events)
    : IListen<UrgentTicketOpened>, IListen<AlarmRaised>, IListen<DossierCountsChanged>, IListen<ScoreChanged>
{
    /// <summary>A day's finished dossiers are told each time so many more are done.</summary>
    public const long DossiersStep = 500;

    private static readonly Dictionary<string, Text> Classes = new()
    {
        ["excellent"] = new("Xuất sắc", "Excellent"), ["good"] = new("Tốt", "Good"), ["fair"] = new("Khá", "Fair"),
        ["average"] = new("Trung bình", "Average"), ["weak"] = new("Yếu", "Weak"),
    };

    /// <inheritdoc/>
    public Task When(UrgentTicketOpened fact, CancellationToken ct)
    {
        var place = events.NameOf(fact.Area);
        return events.Add(new(fact.Ticket.OpenedAt, "urgent-ticket", new(
            $"Phản ánh khẩn: {fact.Ticket.Category}, {place.Vi}", $"Urgent report: {fact.CategoryEn ?? fact.Ticket.Category}, {place.En}"), fact.Area, fact.Simulated), ct);
    }

    /// <inheritdoc/>
    public Task When(AlarmRaised fact, CancellationToken ct) =>
        events.Add(new(fact.Alarm.RaisedAt, "alarm", new(fact.Alarm.TextVi, fact.Alarm.TextEn), fact.Area, fact.Simulated), ct);

    /// <inheritdoc/>
    public async Task When(DossierCountsChanged fact, CancellationToken ct)
    {
        var done = fact.Counts.ReturnedToday / DossiersStep * DossiersStep;
        if (done == 0 || !await events.IsFirst($"dossiers:{fact.Area}", $"{VietnamTime.DateOf(fact.AsOf):yyyyMMdd}:{done}", ct)) return;
        var place = events.NameOf(fact.Area);
        await events.Add(new(fact.AsOf, "dossiers", new(
            $"{place.Vi}: đã giải quyết {done} hồ sơ hôm nay", $"{place.En}: {done} dossiers finished today"), fact.Area, fact.Simulated), ct);
    }

    /// <inheritdoc/>
    public async Task When(ScoreChanged fact, CancellationToken ct)
    {
        if (fact.Class is not { } reached || !Classes.TryGetValue(reached, out var name)) return;
        if (!await events.IsFirst($"class:{fact.Area}", $"{fact.Window}:{reached}", ct)) return;
        var place = events.NameOf(fact.Area);
        await events.Add(new(fact.AsOf, "score", new(
            $"{place.Vi}: chỉ số 766 tháng này đạt loại {name.Vi}", $"{place.En}: Index 766 of this month is {name.En}"), fact.Area, fact.Simulated), ct);
    }
}
