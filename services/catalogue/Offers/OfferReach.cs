using Ioc.Areas;
using Ioc.Defaults;

namespace Ioc.Catalogue.Offers;

/// <summary>Which services a caller may read: those owned inside its area, and those of the units above, which serve its people too.</summary>
internal static class OfferReach
{
    /// <summary>Area paths of the caller's units and of every unit above them, on a day.</summary>
    public static string[] Above(Caller caller, AreaTree areas, DateOnly on) =>
        [.. caller.AreaCodes.SelectMany(code => areas.PathOf(code, on)).Select(area => area.Path).Distinct()];
}
