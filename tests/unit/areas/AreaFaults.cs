using Ioc.Areas;
using Xunit;

namespace Ioc.Tests.Unit.Areas;

public sealed class AreaFaults
{
    private const string Header =
        "code,name_vi,name_ascii,level,parent_code,valid_from,valid_to,lat,lon,population,area_km2,successor_code\n";

    [Fact]
    public void Every_fault_of_a_file_is_named_with_its_line_at_once()
    {
        const string Body = """
            1,Tỉnh A,Tinh A,province,,2000-01-01,2025-06-30,11,106,,,2
            1,Tỉnh A,Tinh A,province,,2000-01-01,2025-06-30,11,106,,,
            1,Tỉnh A,Tinh A,province,,2024-01-01,,11,106,,,
            11,Huyện B,Huyen B,district,77,,,11,106,,,
            12,Huyện C,Huyen C,district,1,2020-13-01,,11,106,,,
            121,Xã D,Xa D,commune,12,,,11,106,,,
            13,Huyện E,Huyen E,district,14,,,11,106,,,
            14,Huyện F,Huyen F,district,13,,,11,106,,,
            15,Huyện G,Huyen G,quarter,1,2020-01-01,2019-01-01,100,east,1.5,,
            16,,Huyen H,district,3,,1999-12-31,11,106,,,
            17,Huyện I
            3,Tỉnh K,Tinh K,province,,2000-01-01,,11,106,,,18
            19,Huyện L,Huyen L,district,3,,1999-12-31,11,106,,,
            """;
        var thrown = Assert.Throws<AreaFileException>(() => Read(Header + Body));
        Assert.Equal(
            [
                "line 2: unknown successor 2: not in force on the day after 2025-06-30",
                "line 3: duplicate key: 1 is already in line 2",
                "line 4: overlapping validity: 1 is already in line 2",
                "line 5: unknown parent 77",
                "line 6: bad date '2020-13-01' in valid_from",
                "line 8: cycle: 13 -> 14 -> 13",
                "line 10: unknown level 'quarter'",
                "line 10: valid_to 2019-01-01 is before valid_from 2020-01-01",
                "line 10: bad number '100' in lat",
                "line 10: bad number 'east' in lon",
                "line 10: population '1.5' is not a whole number",
                "line 11: name missing",
                "line 11: parent 3 is never in force together with 16",
                "line 12: 2 columns instead of 12",
                "line 13: 3 names successors but no valid_to",
                "line 14: parent 3 is never in force together with 19",
            ],
            thrown.Faults);
        Assert.All(thrown.Faults, fault => Assert.Contains(fault, thrown.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_with_other_columns_is_refused()
    {
        var thrown = Assert.Throws<AreaFileException>(() => Read("code;name\n74;Bình Dương\n"));
        Assert.StartsWith("line 1: the header must be code,name_vi", Assert.Single(thrown.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_above_itself_is_a_cycle() =>
        Assert.Equal(
            "line 2: cycle: 1 -> 1",
            Assert.Single(Assert.Throws<AreaFileException>(
                () => Read(Header + "1,Tỉnh A,Tinh A,province,1,,,11,106,,,\n")).Faults));

    [Fact]
    public void A_three_level_city_with_a_successor_reads_clean()
    {
        var tree = Read(Header
            + "1,Tỉnh A,Tinh A,province,,,2020-12-31,11,106,5,1.5,2|1\n"
            + "1,Thành phố A,Thanh pho A,province,,2021-01-01,,11,106,,,\n"
            + "2,Tỉnh B,Tinh B,province,,2021-01-01,,11,106,,,\n");
        var old = tree.Find("1", new(2020, 12, 31))!;
        Assert.Equal((5, 1.5), (old.Population, old.AreaKm2));
        Assert.Equal(["Tỉnh B", "Thành phố A"], tree.Successors(old).Select(s => s.NameVi));
    }

    private static AreaTree Read(string csv) => AreaTree.Read(new StringReader(csv));
}
