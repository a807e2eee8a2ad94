using System.Numerics;
using Ioc.Contracts.Catalogue;

namespace Ioc.Indicators.Counters;

/// <summary>Public services of a scope as sets of procedure numbers, so that "how many of them were used" is a handful of machine words.</summary>
internal sealed class OfferSets
{
    /// <summary>In authority.</summary>
    public static readonly Func<ServiceState, bool> All = _ => true;

    /// <summary>Offered online, in part or in full.</summary>
    public static readonly Func<ServiceState, bool> Online = x => x.Online is "full" or "partial";

    /// <summary>With a fee or charge.</summary>
    public static readonly Func<ServiceState, bool> WithFee = x => x.HasFee;

    /// <summary>Whose subjects are citizens.</summary>
    public static readonly Func<ServiceState, bool> OfCitizens = x => x.CitizenSubjects;

    private readonly Dictionary<Func<ServiceState, bool>, ulong[]> sets;

    public OfferSets(IEnumerable<(int Number, ServiceState State)> services)
    {
        var known = services.ToList();
        var words = known.Count == 0 ? 0 : (known.Max(x => x.Number) >> 6) + 1;
        sets = new[] { All, Online, WithFee, OfCitizens }.ToDictionary(x => x, x => SetOf(known, x, words));
    }

    /// <summary>How many belong to a set.</summary>
    public long Count(Func<ServiceState, bool> set) => sets[set].Sum(x => (long)BitOperations.PopCount(x));

    /// <summary>How many of a set were used so.</summary>
    public long Count(Func<ServiceState, bool> set, Total total, Use use)
    {
        var (belonging, size) = (sets[set], 0);
        var used = total.Used(use);
        for (var i = 0; i < Math.Min(belonging.Length, used.Length); i++) size += BitOperations.PopCount(belonging[i] & used[i]);
        return size;
    }

    private static ulong[] SetOf(List<(int Number, ServiceState State)> services, Func<ServiceState, bool> belongs, int words)
    {
        var set = new ulong[words];
        foreach (var (number, state) in services)
            if (belongs(state)) set[number >> 6] |= 1UL << (number & 63);
        return set;
    }
}
