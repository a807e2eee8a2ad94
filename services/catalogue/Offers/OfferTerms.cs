namespace Ioc.Catalogue.Offers;

/// <summary>What a dossier needs to know of its procedure.</summary>
/// <param name="MaxWorkingDays">Longest handling time in working days; null when the procedure sets none.</param>
/// <param name="PaperResult">A paper result is prescribed.</param>
/// <param name="HasFee">A fee or charge is due.</param>
/// <param name="FullProcess">Offered online from end to end.</param>
public sealed record OfferTerms(string Code, int? MaxWorkingDays, bool PaperResult, bool HasFee, bool FullProcess);
