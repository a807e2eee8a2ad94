using Ioc.Catalogue.Dossiers;
using Xunit;

namespace Ioc.Tests.Unit.Catalogue;

public sealed class StatusOrder
{
    [Theory]
    [InlineData(1, false, "2 3 5 6 7")]
    [InlineData(5, false, "2 3 7")]
    [InlineData(6, false, "2 3 7")]
    [InlineData(3, false, "")]
    [InlineData(7, false, "")]
    [InlineData(2, true, "4 5 6 7 8 9 10")]
    [InlineData(4, true, "5 6 7 8 9 10")]
    [InlineData(5, true, "4 7 8")]
    [InlineData(6, true, "4 7 8 9 10")]
    [InlineData(7, true, "")]
    [InlineData(8, true, "4 9 10")]
    [InlineData(9, true, "10")]
    [InlineData(10, true, "")]
    public void What_may_come_next(int status, bool accepted, string next) =>
        Assert.Equal(next, string.Join(' ', DossierStatus.Next(status, accepted)));

    [Fact]
    public void No_status_follows_itself_and_each_but_the_first_can_be_reached()
    {
        var followers = Enumerable.Range(1, 10)
            .SelectMany(status => new[] { false, true }.SelectMany(accepted => DossierStatus.Next(status, accepted).Select(next => (status, next)))).ToList();

        Assert.DoesNotContain(followers, pair => pair.status == pair.next);
        Assert.Equal(Enumerable.Range(2, 9), followers.Select(pair => pair.next).Distinct().Order());
    }

    [Theory]
    [InlineData(1, "Mới đăng ký")]
    [InlineData(7, "Công dân yêu cầu rút hồ sơ")]
    [InlineData(10, "Đã trả kết quả")]
    public void Every_status_has_the_name_of_the_national_portal(int status, string name) => Assert.Equal(name, DossierStatus.Name(status).Vi);
}
