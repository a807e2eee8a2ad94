using Ioc.Catalogue.Dossiers;
using Xunit;

namespace Ioc.Tests.Unit.Catalogue;

public sealed class Records
{
    private static readonly DossierRecord Plain = new(
        "000.00.15.H09-250602-0001", "1.001193", "25975", null, "online", 2, new DateTimeOffset(2025, 6, 2, 8, 0, 0, TimeSpan.FromHours(7)),
        null, null, null, null, null, null, false, false, false, false, false, false, false, false);

    [Fact]
    public void The_same_record_in_another_zone_is_the_same() =>
        Assert.Equal(Plain.Fingerprint(), (Plain with { ReceivedAt = new DateTimeOffset(2025, 6, 2, 1, 0, 0, TimeSpan.Zero) }).Fingerprint());

    [Fact]
    public void Another_content_is_another_record()
    {
        DossierRecord[] others =
        [
            Plain with { Status = 4 }, Plain with { Channel = "direct" }, Plain with { Procedure = "1.001194" }, Plain with { FeeDong = 0 },
            Plain with { Digitised = true }, Plain with { Shared = true }, Plain with { ReceivedAt = null }, Plain with { Area = "25972" },
        ];

        Assert.Equal(others.Length + 1, others.Append(Plain).Select(x => x.Fingerprint()).Distinct().Count());
    }
}
