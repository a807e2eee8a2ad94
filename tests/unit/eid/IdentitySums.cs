using Ioc.Contracts.Eid;
using Ioc.Eid.Counts;
using Xunit;

namespace Ioc.Tests.Unit.Eid;

public sealed class IdentitySums
{
    private static IdentityTotals Of(long chips, params string[] hidden) =>
        new(new(StringComparer.Ordinal) { ["chip-card-issued"] = chips }, hidden);

    [Fact]
    public void Kinds_are_summed_and_marks_are_kept()
    {
        var sum = Of(3, "74.725 chip-card-issued") + new IdentityTotals(new(StringComparer.Ordinal) { ["level2-activated"] = 7 }, []) + Of(4, "74.725 chip-card-issued");

        Assert.Equal(7, sum.People["chip-card-issued"]);
        Assert.Equal(7, sum.People["level2-activated"]);
        Assert.Equal(["74.725 chip-card-issued"], sum.Hidden);
    }

    [Fact]
    public void Only_a_marked_figure_is_left_out_of_the_fact()
    {
        var counter = new CountIdentities();
        var total = Of(3, "74.725 chip-card-issued");

        var district = (IdentityCountsChanged)counter.Announce("74.725", false, 1, DateTimeOffset.UnixEpoch, total);
        var province = (IdentityCountsChanged)counter.Announce("74", false, 1, DateTimeOffset.UnixEpoch, total);

        Assert.Null(district.Totals["chip-card-issued"]);
        Assert.Equal(3, province.Totals["chip-card-issued"]);
    }

    [Fact]
    public void Kinds_are_a_closed_list_without_repeats()
    {
        Assert.Equal(CountKind.All.Count, CountKind.All.Distinct().Count());
        Assert.Contains("paper-integrated.health-insurance", CountKind.All);
        Assert.Contains("level2-activated", CountKind.All);
    }
}
