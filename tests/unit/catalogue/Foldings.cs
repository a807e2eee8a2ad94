using Ioc.Catalogue.Offers;
using Xunit;

namespace Ioc.Tests.Unit.Catalogue;

public sealed class Foldings
{
    [Theory]
    [InlineData("Đăng ký khai sinh", "dang ky khai sinh")]
    [InlineData("ĐẤT ĐAI", "dat dai")]
    [InlineData("Cấp đổi giấy phép lái xe – 1.002801", "cap doi giay phep lai xe – 1.002801")]
    public void Marks_and_case_are_folded_away_whatever_their_normal_form(string text, string folded)
    {
        Assert.Equal(folded, Folding.Of(text));
        Assert.Equal(folded, Folding.Of(text.Normalize(System.Text.NormalizationForm.FormD)));
    }

    [Fact]
    public void Each_word_becomes_a_pattern_and_wildcards_are_only_letters()
    {
        Assert.Equal(["%khai%", "%sinh%"], Folding.Patterns("  Khai   sinh "));
        Assert.Equal([@"%100\%%", @"%a\_b%", @"%c\\d%"], Folding.Patterns(@"100% a_b c\d"));
        Assert.Empty(Folding.Patterns(null));
    }
}
