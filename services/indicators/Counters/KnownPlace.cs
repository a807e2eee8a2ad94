using Ioc.Areas;
using Ioc.Contracts;
using Ioc.Messaging;

namespace Ioc.Indicators.Counters;

/// <summary>A fact about a place that no tree of areas ever had cannot be counted anywhere.</summary>
internal static class KnownPlace
{
    /// <exception cref="Unappliable">The path is in no tree.</exception>
    public static void Require(AreaTree areas, IFact fact)
    {
        var path = fact.Area ?? "";
        if (!areas.Versions(path[(path.LastIndexOf('.') + 1)..]).Any(x => x.Path == path))
            throw new Unappliable($"No unit ever had the area path '{path}'; see GET /api/areas.");
    }
}
