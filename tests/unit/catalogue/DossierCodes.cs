using Ioc.Catalogue.Dossiers;
using Xunit;

namespace Ioc.Tests.Unit.Catalogue;

public sealed class DossierCodes
{
    [Theory]
    [InlineData("000.00.15.H09-240408-0012", "000.00.15.H09")]
    [InlineData("123.45.67.G09-240229-99999", "123.45.67.G09")]
    [InlineData("H44.100-250708-0007", "H44.100")]
    [InlineData("G09.20-250708-0007", "G09.20")]
    [InlineData("H29-250708-0007", "H29")]
    public void A_code_names_its_agency(string code, string agency)
    {
        Assert.True(DossierCode.TryRead(code, out var read));
        Assert.Equal(agency, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("000.00.15.H09")]
    [InlineData("000.00.15.H09-240408-012")]
    [InlineData("000.00.15.H09-240230-0012")]
    [InlineData("000.00.15.H09-241308-0012")]
    [InlineData("000.00.15.K09-240408-0012")]
    [InlineData("00.00.15.H09-240408-0012")]
    [InlineData("000.00.15.H09-240408-0012\n")]
    [InlineData(" 000.00.15.H09-240408-0012")]
    [InlineData("000.00.15.H09-240408-٠٠١٢")]
    public void Another_shape_or_a_day_that_never_was_is_no_code(string code) => Assert.False(DossierCode.TryRead(code, out _));
}
