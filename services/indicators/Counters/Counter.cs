using System.Collections.Frozen;
using Ioc.Contracts.Catalogue;

namespace Ioc.Indicators.Counters;

/// <summary>One counter that rule files may name.</summary>
/// <param name="Name">e.g. <c>dossiers.on-time</c>.</param>
/// <param name="Of">Its value in a scope; null when the scope has no such figure.</param>
/// <param name="Rows">The rows behind it, when it is a sum over rows.</param>
/// <param name="Entries">What it counts, when that is no row: procedures or communes.</param>
/// <param name="Flags">What the reader must know of the figure.</param>
public sealed record Counter(
    string Name, Func<Sum, long?> Of, RowTerms? Rows, Func<Sum, IEnumerable<Counted>>? Entries, Func<Sum, IEnumerable<string>> Flags)
{
    /// <summary>All counters by name (counting rules: FACTS 1.2 and 1.3).</summary>
    public static readonly FrozenDictionary<string, Counter> All = new[]
    {
        Dossiers("dossiers.received"),
        Dossiers("dossiers.synchronised", Bit.Synchronised),
        Dossiers("dossiers.online", Bit.Online),
        Dossiers("dossiers.postal", Bit.Postal),
        Dossiers("dossiers.online-with-result", Bit.OnlineWithResult),
        Dossiers("dossiers.electronic-result", Bit.Electronic),
        Dossiers("dossiers.digitised", Bit.Digitised),
        Dossiers("dossiers.reused", Bit.Reused),
        Dossiers("dossiers.shared", Bit.Shared),
        Dossiers("dossiers.population-data", Bit.Population),
        Dossiers("dossiers.fee-due", Bit.FeeDue),
        Dossiers("dossiers.paid-online", Bit.PaidOnline),
        Dossiers("dossiers.full-process", Bit.FullProcess),
        Dossiers("dossiers.full-process-online", Bit.FullProcessOnline),
        OfRows("dossiers.on-time", new("dossier", Bit.Dossier, Judged: Bit.Late)),
        // 100 % less the rates of the late and of the disliked: what is both takes one off (5.4).
        OfRows("dossiers.satisfied", new("dossier", Bit.Dossier, Judged: Bit.Late, Less: Bit.Disliked)),
        Petitions("petitions.received", new("petition", Bit.Petition)),
        Petitions("petitions.on-time", new("petition", Bit.Petition, Judged: Bit.PetitionLate)),
        Petitions("petitions.satisfied", new("petition", Bit.Petition, Judged: Bit.PetitionUnsatisfied), "NO_REPEATED_PETITION_DATA"),
        new("dossiers.reported", NationalReports.Received, new("dossier", Bit.Dossier), null, NationalReports.Flags),
        Services("procedures.in-authority", OfferSets.All, ofProcedure: true),
        Services("procedures.online", OfferSets.Online, ofProcedure: true),
        Services("services.offered", OfferSets.Online),
        Services("services.used", OfferSets.Online, Use.Online),
        Services("procedures.with-fee", OfferSets.WithFee),
        Services("procedures.fee-synchronised", OfferSets.WithFee, Use.FeeSent),
        Services("procedures.paid-online", OfferSets.WithFee, Use.PaidOnline),
        Services("procedures.of-citizens", OfferSets.OfCitizens),
        Services("procedures.population-data", OfferSets.OfCitizens, Use.Population),
        Published("procedures.published", x => x.InWindow),
        Published("procedures.published-on-time", x => x.PublishedOnTime),
        Published("procedures.disclosed-on-time", x => x.DisclosedOnTime),
        Published("procedures.disclosed", x => x.Disclosed),
        Published("procedures.complete", x => x.Complete),
        Communes("communes.all", _ => true),
        Communes("communes.certified-copies", offered => offered),
    }.ToFrozenDictionary(x => x.Name);

    private static Counter OfRows(string name, RowTerms terms, params IReadOnlyList<string> flags) => new(name, sum => terms.Of(sum), terms, null, _ => flags);

    private static Counter Dossiers(string name, Bit bit = Bit.Dossier) => OfRows(name, new("dossier", bit));

    // Petitions are of no field and no procedure.
    private static Counter Petitions(string name, RowTerms terms, params IReadOnlyList<string> flags) =>
        new(name, sum => sum.Scope is { Field: null, Procedure: null } ? terms.Of(sum) : null, terms, null, _ => flags);

    // Which services an agency has, nobody says; one procedure is used or not, which is no rate (FACTS 1.3, 3.1 and 3.2).
    private static Counter Services(string name, Func<ServiceState, bool> set, Use? use = null, bool ofProcedure = false)
    {
        return new(name, Count, null, sum => Count(sum) is null ? [] : sum.Register.ServicesOf(sum.Scope)
            .Where(x => set(x) && (use is not { } how || sum.Total.IsUsed(how, sum.Register.NumberOf(x.Code)))).Select(x => new Counted(x.Code, x.NameVi, sum.Scope.Path)), _ => []);

        long? Count(Sum sum)
        {
            if (sum.Scope.Agency is not null || (sum.Scope.Procedure is not null && !ofProcedure)) return null;
            var offers = sum.Register.SetsOf(sum.Scope);
            return offers.Count(OfferSets.All) == 0 ? null : use is { } how ? offers.Count(set, sum.Total, how) : offers.Count(set);
        }
    }

    private static Counter Published(string name, Func<Publications, IReadOnlyList<Counted>> of) =>
        new(name, sum => Publications.Of(sum) is { } known ? of(known).Count : null, null, sum => Publications.Of(sum) is { } known ? of(known) : [], _ => []);

    private static Counter Communes(string name, Func<bool, bool> counts)
    {
        return new(name, sum => sum.Scope.IsWhole && sum.Register.CertifiedCopies.Count > 0 ? Of(sum).Count() : null, null, Of, _ => []);

        IEnumerable<Counted> Of(Sum sum) => sum.Register.CommunesOf(sum.Scope)
            .Where(x => counts(sum.Register.CertifiedCopies.GetValueOrDefault(x.Path))).Select(x => new Counted(x.Code, x.NameVi, x.Path));
    }
}
