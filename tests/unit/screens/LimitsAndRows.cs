using Ioc.Areas;
using Ioc.Screens.Tiles;
using Xunit;

namespace Ioc.Tests.Unit.Screens;

public sealed class LimitsAndRows
{
    private static readonly DateTimeOffset At = new(2025, 6, 24, 18, 0, 0, TimeSpan.Zero);
    private static readonly AreaTree Tree = AreaTree.Bundled(new DateOnly(2025, 6, 30));

    private const string Dated = """
        [{"tile":"t","from":"2022-01-01","value":9,"side":"above","why":"w"},
         {"tile":"t","level":"commune","from":"2022-01-01","value":2,"side":"above","why":"w"},
         {"tile":"t","level":"commune","from":"2025-06-01","value":3,"side":"above","why":"w"},
         {"tile":"t","level":"commune","from":"2025-07-01","value":4,"side":"above","why":"w"}]
        """;

    [Theory]
    [InlineData("74.725.25975", 3)]
    [InlineData("74.725", 9)]
    [InlineData("74", 9)]
    public void The_limit_of_the_units_level_on_that_day_goes_before_one_for_all(string area, double limit) =>
        Assert.Equal(new Limit(limit, "above"), new Limits(Tree, Dated).Of("t", area, At));

    [Fact]
    public void Before_its_day_and_for_another_tile_there_is_no_limit()
    {
        var limits = new Limits(Tree, Dated);
        Assert.Null(limits.Of("t", "74", new DateTimeOffset(2021, 12, 31, 0, 0, 0, TimeSpan.Zero)));
        Assert.Null(limits.Of("u", "74", At));
    }

    [Fact]
    public void Every_fault_of_the_limits_is_named()
    {
        var refused = Assert.Throws<InvalidDataException>(() => new Limits(Tree, """
            [{"level":"village","side":"beside"},{"tile":"t","from":"2022-01-01","value":1,"side":"above","why":"w"},{"tile":"t","from":"2022-01-01","value":2,"side":"above","why":"w"}]
            """));
        Assert.Equal("limit 1: tile is missing; limit 1: there is no level village; limit 1: from is missing; limit 1: value is missing; "
            + "limit 1: side is above or below; limit 1: why is missing; t has two limits from 2022-01-01 on", refused.Message);
    }

    [Fact]
    public void The_limits_of_the_product_are_in_order() => Assert.Equal(new Limit(20, "above"), new Limits(Tree).Of("tickets.near-breach", "74", At));

    [Theory]
    [InlineData("tickets.overdue", "/api/hotline/tickets?area=725&overdue=true")]
    [InlineData("dossiers.received-today", "/api/catalogue/dossiers?area=725&from=2025-06-25")]
    [InlineData("dossiers.digitised-percent", "/api/catalogue/dossiers?area=725&from=2025-06-01")]
    [InlineData("dossiers.flow", "/api/catalogue/dossiers?area=725&flowFrom=2025-06-01&status={key}")]
    [InlineData("dossiers.by-agency", "/api/catalogue/dossiers?area=725&overdue=true&agency={key}")]
    [InlineData("tickets.places", "/api/hotline/tickets?area=725&from=2025-06-19")]
    [InlineData("tickets.by-channel", "/api/hotline/tickets?area=725&open=true&channel={key}")]
    [InlineData("sensors.pm25-max", "/api/feeds/sensors?area=725&quantity=pm25")]
    [InlineData("city.air", "/api/feeds/sensors?area=725&domain=air")]
    [InlineData("platform.parts", null)]
    public void A_tile_says_where_its_rows_are_on_the_day_of_its_figure(string tile, string? link) => Assert.Equal(link, Rows.Of(tile, "74.725", At));
}
