using Ioc.Areas;
using Xunit;

namespace Ioc.Tests.Unit.Areas;

public sealed class Heirs
{
    [Theory]
    [InlineData("74.725.25975", "2025-06-30", "74.725.25975")]
    [InlineData("74.725.25975", "2025-07-01", "79.25975")]
    [InlineData("74.718.25750", "2025-07-01", "79.25750")]
    [InlineData("74.725", "2025-07-01", "79")]
    [InlineData("74", "2025-07-01", "79")]
    [InlineData("79.25750", "2025-07-01", "79.25750")]
    [InlineData("1.2.3", "2025-07-01", "1.2.3")]
    public void What_a_unit_has_become_is_found_by_its_path(string path, string on, string heir) =>
        Assert.Equal(heir, AreaTree.Bundled().Heir(path, DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_pinned_tree_knows_of_no_heirs() =>
        Assert.Equal("74.725", AreaTree.Bundled(new DateOnly(2025, 6, 30)).Heir("74.725", new DateOnly(2026, 1, 1)));
}
