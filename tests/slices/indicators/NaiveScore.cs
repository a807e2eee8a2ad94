using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Hotline;

namespace Ioc.Tests.Slices.Indicators;

/// <summary>The counting rules of FACTS 1.2 and 1.3 once more, as plainly as they can be written, over the newest version of everything.</summary>
internal static class NaiveScore
{
    public static Dictionary<string, (long Numerator, long Denominator)> Of(
        IEnumerable<(string Area, DossierState State)> dossiers, IEnumerable<(string Area, TicketState State)> tickets,
        string path, int month, DateTimeOffset now)
    {
        var end = new DateTimeOffset(2025, month, 1, 0, 0, 0, TimeSpan.FromHours(7)).AddMonths(1);
        var judged = now < end ? now : end;
        var counted = dossiers.Where(x => x.State.AcceptedAt is { } at && InMonth(at, month)).ToList();
        var inside = counted.Where(x => Inside(x.Area, path)).Select(x => x.State).ToList();
        var province = counted.Where(x => Inside(x.Area, path.Split('.')[0])).Select(x => x.State).ToList();
        var petitions = tickets.Where(x => Inside(x.Area, path) && x.State.Procedural && InMonth(x.State.OpenedAt, month)).Select(x => x.State).ToList();
        var due = inside.Where(x => x.HasFee && x.FeeDong != 0).ToList();
        var figures = new Dictionary<string, (long, long)>
        {
            ["1.4"] = (province.Count(x => x.Synchronised), province.Count),
            ["2.1"] = (inside.Count(x => !IsLate(x, judged)), inside.Count),
            ["3.3"] = (inside.Count(x => x.Channel == "online" && (!x.PaperResult || x.ElectronicResult)), inside.Count),
            ["3.6"] = (due.Count(x => x.PaidOnline), due.Count),
            ["4.1"] = (inside.Count(x => x.ElectronicResult), inside.Count),
            ["4.2"] = (inside.Count(x => x.Digitised), inside.Count),
            ["4.3"] = (inside.Count(x => x.Reused), inside.Count),
            ["4.4"] = (inside.Count(x => x.Shared), inside.Count),
            ["5.2"] = (petitions.Count(x => !IsLate(x, judged)), petitions.Count),
            ["5.3"] = (petitions.Count - petitions.Count(x => IsLate(x, judged) || x.Rating is 1 or 2), petitions.Count),
            ["5.4"] = (Math.Max(0, inside.Count - inside.Count(x => IsLate(x, judged)) - inside.Count(x => x.Disliked)), inside.Count),
        };
        if (!path.Contains('.')) figures["4.5b"] = (inside.Count(x => x.PopulationData), inside.Count);
        return figures;
    }

    private static bool IsLate(DossierState dossier, DateTimeOffset judged)
    {
        if (dossier.SupplementRequests >= 2 && dossier.EndedAt is null) return true;
        if (dossier.DueAt is not { } due) return false;
        var end = dossier.EndedAt is { } ended && ended < judged ? ended : judged;
        return end.AddSeconds(-dossier.SupplementSeconds) > due;
    }

    private static bool IsLate(TicketState ticket, DateTimeOffset judged) =>
        (ticket.AnsweredAt is { } answered && answered < judged ? answered : judged) > ticket.DueAt;

    private static bool InMonth(DateTimeOffset at, int month) => at.ToOffset(TimeSpan.FromHours(7)) is { Year: 2025 } local && local.Month == month;

    private static bool Inside(string area, string path) => area == path || area.StartsWith(path + ".", StringComparison.Ordinal);
}
