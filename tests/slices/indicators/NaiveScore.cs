using Ioc.Areas;
using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Hotline;
using Ioc.Defaults;

namespace Ioc.Tests.Slices.Indicators;

/// <summary>The newest version of everything that was told.</summary>
internal sealed record World(
    IReadOnlyList<(string Area, DossierState State)> Dossiers, IReadOnlyList<(string Area, TicketState State)> Tickets,
    IReadOnlyList<ServiceListed> Services, IReadOnlyList<ProcedurePublished> Publications, IReadOnlyList<CertifiedCopiesOffered> Copies);

/// <summary>The counting rules of FACTS 1.2 and 1.3 once more, as plainly as they can be written.</summary>
internal static class NaiveScore
{
    public static Dictionary<string, (long Numerator, long Denominator)> Of(World world, Area unit, string? agency, DateOnly first, DateOnly last, DateTimeOffset now)
    {
        var end = new DateTimeOffset(last.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(7)).AddDays(1);
        var judged = now < end ? now : end;
        var (path, root) = (unit.Path, unit.Path.Split('.')[0]);
        var counted = world.Dossiers.Where(x => x.State.AcceptedAt is { } at && In(at)).ToList();
        var province = counted.Where(x => Inside(x.Area, root)).Select(x => x.State).ToList();
        var inside = counted.Where(x => Inside(x.Area, path) && (agency is null || x.State.Agency == agency)).Select(x => x.State).ToList();
        var petitions = world.Tickets.Where(x => Inside(x.Area, path) && x.State.Procedural && In(x.State.OpenedAt) && (agency is null || x.State.Agency == agency)).Select(x => x.State).ToList();
        var due = inside.Where(x => x.HasFee && x.FeeDong != 0).ToList();
        var late = inside.Count(x => IsLate(x, judged));
        var figures = new Dictionary<string, (long, long)>
        {
            ["1.4"] = (province.Count(x => x.Synchronised), province.Count),
            ["2.1"] = (inside.Count - late, inside.Count),
            ["3.3"] = (inside.Count(x => x.Channel == "online" && (!x.PaperResult || x.ElectronicResult)), inside.Count),
            ["3.6"] = (due.Count(x => x.PaidOnline), due.Count),
            ["4.1"] = (inside.Count(x => x.ElectronicResult), inside.Count),
            ["4.2"] = (inside.Count(x => x.Digitised), inside.Count),
            ["4.3"] = (inside.Count(x => x.Reused), inside.Count),
            ["4.4"] = (inside.Count(x => x.Shared), inside.Count),
            ["5.2"] = (petitions.Count(x => !IsLate(x, judged)), petitions.Count),
            ["5.3"] = (petitions.Count - petitions.Count(x => IsLate(x, judged) || x.Rating is 1 or 2), petitions.Count),
            ["5.4"] = (Math.Max(0, inside.Count - late - inside.Count(x => x.Disliked)), inside.Count),
        };
        if (unit.Level == "province") figures["4.5b"] = (inside.Count(x => x.PopulationData), inside.Count);
        AddPublications(figures, [.. world.Publications.Where(x => Inside(x.Area, root)).Select(x => x.Publication)], first, last);
        if (agency is not null) return figures;
        AddServices(figures, [.. world.Services.Where(x => Offers(x, unit)).Select(x => x.Service)], inside, unit);
        AddCopies(figures, world, unit, last);
        return figures;

        bool In(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(TimeSpan.FromHours(7)).DateTime) is var day && day >= first && day <= last;
    }

    private static void AddServices(Dictionary<string, (long, long)> figures, List<ServiceState> offers, List<DossierState> inside, Area unit)
    {
        if (offers.Count == 0) return;
        var online = offers.Where(x => x.Online != "information").ToList();
        var withFee = offers.Where(x => x.HasFee).ToList();
        figures["3.1"] = (online.Count, offers.Count);
        figures["3.2"] = (online.Count(x => inside.Exists(d => d.Procedure == x.Code && d.Channel == "online")), online.Count);
        figures["3.5a"] = (withFee.Count(x => inside.Exists(d => d.Procedure == x.Code && d is { HasFee: true, Synchronised: true, FeeDong: > 0 })), withFee.Count);
        figures["3.5b"] = (withFee.Count(x => inside.Exists(d => d.Procedure == x.Code && d.HasFee && d.FeeDong != 0 && d.PaidOnline)), withFee.Count);
        var ofCitizens = offers.Where(x => x.CitizenSubjects).ToList();
        if (unit.Level == "province") figures["4.5a"] = (ofCitizens.Count(x => inside.Exists(d => d.Procedure == x.Code && d.PopulationData)), ofCitizens.Count);
    }

    private static void AddPublications(Dictionary<string, (long, long)> figures, List<PublicationState> own, DateOnly first, DateOnly last)
    {
        if (own.Count == 0) return;
        var window = own.Where(x => x.DecidedOn >= first && x.DecidedOn <= last).ToList();
        var procedures = window.Select(x => x.Procedure).Distinct().ToList();
        figures["1.1"] = (procedures.Count(p => window.TrueForAll(x => x.Procedure != p || x.DecidedOn <= Days(x.EffectiveOn, -5))), procedures.Count);
        figures["1.2"] = (procedures.Count(p => window.TrueForAll(x => x.Procedure != p || (x.DisclosedOn is { } on && on <= Days(x.DecidedOn, 5)))), procedures.Count);
        var disclosed = own.Where(x => x.DisclosedOn is not null).OrderBy(x => x.DecidedOn).GroupBy(x => x.Procedure).Select(x => x.Last()).ToList();
        figures["1.3"] = (disclosed.Count(x => x.PartsComplete), disclosed.Count);
    }

    private static void AddCopies(Dictionary<string, (long, long)> figures, World world, Area unit, DateOnly last)
    {
        var communes = Communes(last) is { Count: > 0 } on ? on : Communes(unit.ValidTo!.Value);
        figures["4.6"] = (communes.Count(x => world.Copies.Any(c => c.Area == x.Path && c.Offered)), communes.Count);

        List<Area> Communes(DateOnly day) => [.. AreaTree.Bundled().All(day).Where(x => x.Level == "commune" && Inside(x.Path, unit.Path))];
    }

    private static bool Offers(ServiceListed service, Area unit) => Inside(service.Area, unit.Path)
        || (Inside(unit.Path, service.Area) && (service.Service.Level == unit.Level || service.Service.Level == "commune"));

    private static DateOnly Days(DateOnly day, int workingDays)
    {
        for (; workingDays != 0; workingDays -= WorkingCalendar.Vietnam.IsWorking(day) ? Math.Sign(workingDays) : 0) day = day.AddDays(Math.Sign(workingDays));
        return day;
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

    private static bool Inside(string area, string path) => area == path || area.StartsWith(path + ".", StringComparison.Ordinal);
}
