using Ioc.Contracts.Hotline;

namespace Ioc.Hotline.Tickets;

/// <summary>Where reports came from, so coarse that no point stands for a person (FACTS 6: points are rounded, cells below five merged). Pure.</summary>
public static class TicketPlaces
{
    /// <summary>The smallest number of reports that a point may stand for.</summary>
    public const long ShownFrom = 5;

    /// <summary>Points that are told of one area; the fullest.</summary>
    public const int PointsMax = 300;

    private static readonly int[] CellHundredths = [1, 5];

    /// <summary>
    /// The points of one area: a cell of 0.01 degree where it holds five reports, else one of 0.05 degree with what is left over,
    /// else one point in the middle of the rest of the area; a rest of fewer than five is not told.
    /// </summary>
    /// <param name="cells">Reports by cells of 0.01 degree or finer.</param>
    public static IReadOnlyList<TicketPlace> Shown(IEnumerable<TicketPlace> cells)
    {
        var shown = new List<TicketPlace>();
        var rest = cells.ToList();
        foreach (var hundredths in CellHundredths)
        {
            var grouped = rest.GroupBy(x => (Lat: Snap(x.Lat, hundredths), Lon: Snap(x.Lon, hundredths)))
                .ToLookup(x => x.Sum(cell => cell.Tickets) >= ShownFrom);
            shown.AddRange(grouped[true].Select(x => new TicketPlace(x.Key.Lat, x.Key.Lon, x.Sum(cell => cell.Tickets))));
            rest = [.. grouped[false].SelectMany(x => x)];
        }
        var left = rest.Sum(x => x.Tickets);
        if (left >= ShownFrom) shown.Add(new TicketPlace(Middle(rest, x => x.Lat, left), Middle(rest, x => x.Lon, left), left));
        return Join(shown);
    }

    /// <summary>Points of the same place as one, most first.</summary>
    public static IReadOnlyList<TicketPlace> Join(IEnumerable<TicketPlace> points) =>
    [
        .. points.GroupBy(x => (x.Lat, x.Lon)).Select(x => new TicketPlace(x.Key.Lat, x.Key.Lon, x.Sum(point => point.Tickets)))
            .OrderByDescending(x => x.Tickets).ThenBy(x => x.Lat).ThenBy(x => x.Lon).Take(PointsMax),
    ];

    private static double Snap(double degrees, int hundredths) => Math.Round(Math.Round(degrees * 100 / hundredths) * hundredths / 100, 2);

    private static double Middle(List<TicketPlace> cells, Func<TicketPlace, double> degrees, long left) =>
        Math.Round(cells.Sum(x => degrees(x) * x.Tickets) / left, 2);
}
