using FsCheck;
using FsCheck.Fluent;
using Ioc.Contracts.Hotline;
using Ioc.Hotline.Tickets;
using Xunit;

namespace Ioc.Tests.Unit.Hotline;

public sealed class PlacesOfReports
{
    private static IReadOnlyList<TicketPlace> Shown(params (double Lat, double Lon, long Tickets)[] cells) =>
        TicketPlaces.Shown(cells.Select(x => new TicketPlace(x.Lat, x.Lon, x.Tickets)));

    [Fact]
    public void A_cell_of_five_stands_where_it_is() => Assert.Equal([new(10.98, 106.65, 5)], Shown((10.98, 106.65, 5)));

    [Fact]
    public void Cells_of_fewer_are_merged_into_a_wider_one() =>
        Assert.Equal([new(10.95, 106.65, 5)], Shown((10.94, 106.66, 3), (10.96, 106.64, 2)));

    [Fact]
    public void What_is_left_of_an_area_is_one_point_in_its_middle() =>
        Assert.Equal([new(10.98, 106.69, 6)], Shown((10.9, 106.6, 2), (11.0, 106.7, 2), (11.04, 106.77, 2)));

    [Fact]
    public void Fewer_than_five_in_an_area_are_not_told() => Assert.Empty(Shown((10.9, 106.6, 2), (11.0, 106.7, 2)));

    [Fact]
    public void No_point_and_no_difference_of_two_areas_stands_for_fewer_than_five()
    {
        var cell = Gen.Choose(1_090, 1_120).SelectMany(lat => Gen.Choose(10_640, 10_680).SelectMany(lon => Gen.Choose(1, 7)
            .Select(tickets => new TicketPlace(lat / 100.0, lon / 100.0, tickets))));
        Prop.ForAll(Arb.From(Gen.ListOf(Gen.ListOf(cell))), communes =>
        {
            var shown = communes.Select(x => TicketPlaces.Shown(x)).ToList();
            var district = shown.Aggregate(TicketGroups.None, (sum, places) => sum + (TicketGroups.None with { Places = places })).Places;
            // Whoever takes the points of some communes from those of the district finds whole points of the others, or nothing.
            return shown.SelectMany(x => x).All(x => x.Tickets >= TicketPlaces.ShownFrom)
                && (district.Count == TicketPlaces.PointsMax
                    || district.Sum(x => x.Tickets) == shown.Sum(x => x.Sum(point => point.Tickets)))
                && shown.Zip(communes).All(x => x.First.Sum(point => point.Tickets) is var told
                    && x.Second.Sum(c => c.Tickets) - told is >= 0 and < TicketPlaces.ShownFrom);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Points_are_rounded_to_a_hundredth_of_a_degree() =>
        Assert.All(Shown((10.981, 106.653, 5), (10.9872, 106.6581, 7)), x => Assert.Equal((x.Lat, x.Lon), (Math.Round(x.Lat, 2), Math.Round(x.Lon, 2))));
}
