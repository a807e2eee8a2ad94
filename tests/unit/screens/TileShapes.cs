using System.Text.Json;
using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Feeds;
using Ioc.Contracts.Hotline;
using Ioc.Contracts.Platform;
using Ioc.Defaults;
using Ioc.Screens.Tiles;
using Xunit;

namespace Ioc.Tests.Unit.Screens;

public sealed class TileShapes
{
    private static readonly DateTimeOffset At = new(2025, 6, 24, 3, 42, 0, TimeSpan.Zero);

    private static JsonElement Detail(Tile tile) => JsonSerializer.SerializeToElement(tile.Detail, Json.Options);

    private static string Text(Tile tile) => Detail(tile).GetRawText();

    [Fact]
    public void Tickets_are_shown_by_channel_category_and_agency_with_their_clocks_and_places()
    {
        var tiles = WhenTicketGroupCountsChanged.Shape(new TicketGroupCountsChanged("74", true, 7, At,
            [new("phone", 5, 1, "Điện thoại", "Phone")], [new("Tiếng ồn", 4, 0, "Tiếng ồn", "Noise"), new("Khác", 1, 1)], [new("Công an phường", 5, 1)],
            [new("1022-1", "Tiếng ồn", null, At.AddHours(1), "74.725.25975")], [new(10.98, 106.65, 12)], 8, 7)).ToDictionary(x => x.Name);

        Assert.Equal(["tickets.by-agency", "tickets.by-category", "tickets.by-channel", "tickets.clocks", "tickets.on-time-percent", "tickets.places"], tiles.Keys.Order());
        Assert.Equal("""{"list":[{"key":"phone","nameVi":"Điện thoại","nameEn":"Phone","open":5,"overdue":1}]}""", Text(tiles["tickets.by-channel"]));
        Assert.Equal(("Khác", "Khác"), (Detail(tiles["tickets.by-category"]).GetProperty("list")[1].GetProperty("nameVi").GetString(),
            Detail(tiles["tickets.by-category"]).GetProperty("list")[1].GetProperty("nameEn").GetString()));
        Assert.Equal("""{"list":[{"code":"1022-1","category":"Tiếng ồn","dueAt":"2025-06-24T04:42:00.000Z","area":"74.725.25975"}]}""", Text(tiles["tickets.clocks"]));
        Assert.Equal("""{"points":[[10.98,106.65,12]]}""", Text(tiles["tickets.places"]));
        Assert.Equal((87.5, "percent"), (tiles["tickets.on-time-percent"].Value, tiles["tickets.on-time-percent"].Unit));
    }

    [Fact]
    public void Dossiers_are_shown_by_status_and_agency_with_the_rates_of_the_month()
    {
        var tiles = WhenDossierGroupCountsChanged.Shape(new DossierGroupCountsChanged("74", true, 7, At,
            [new(2, "Được tiếp nhận", "Accepted", 9), new(9, "Đã xử lý xong", "Finished", 4)], [new("H09.1", 9, 3)],
            new(3, 4), new(8, 13), new(0, 0), new(13, 13))).ToDictionary(x => x.Name);

        Assert.Equal(13, tiles["dossiers.flow"].Value);
        Assert.Equal("""{"status":2,"nameVi":"Được tiếp nhận","nameEn":"Accepted","value":9}""", Detail(tiles["dossiers.flow"]).GetProperty("byStatus")[0].GetRawText());
        Assert.Equal((3, "H09.1"), (tiles["dossiers.by-agency"].Value, Detail(tiles["dossiers.by-agency"]).GetProperty("list")[0].GetProperty("agency").GetString()));
        Assert.Equal((75, 61.5, null, 100), (tiles["dossiers.on-time-percent"].Value, tiles["dossiers.online-percent"].Value,
            tiles["dossiers.paid-online-percent"].Value, tiles["dossiers.digitised-percent"].Value));
        Assert.Equal("""{"numerator":8,"denominator":13}""", Text(tiles["dossiers.online-percent"]));
    }

    [Fact]
    public void The_worst_live_sensor_stands_for_its_field()
    {
        var tiles = WhenCityChanged.Shape(new CityChanged("74", true, 7, At, 3, 1,
        [
            new("air", 2, 1, [new("a-1", "Trạm An Phú", "An Phu", "pm25", 82, "ug/m3", 50, "above", At, "beyond"), new("a-2", "Trạm Bình Hòa", "Binh Hoa", "pm10", 90, "ug/m3", 150, "above", At, "normal")]),
            new("water", 1, 0, [new("w-1", "Kênh Ba Bò", "Ba Bo canal", "ph", 9.9, "[pH]", 9, "above", At, "silent")]),
        ], [new("w-1", "Kênh Ba Bò", "Ba Bo canal", "ph", At)])).ToDictionary(x => x.Name);

        Assert.Equal((82, "ug/m3", new Limit(50, "above")), (tiles["city.air"].Value, tiles["city.air"].Unit, tiles["city.air"].Limit));
        Assert.Equal(["Trạm An Phú", "Trạm Bình Hòa"], Detail(tiles["city.air"]).GetProperty("list").EnumerateArray().Select(x => x.GetProperty("nameVi").GetString()));
        Assert.Null(tiles["city.water"].Value);
        Assert.Equal((1, "w-1"), (tiles["sensors.silent"].Value, Detail(tiles["sensors.silent"]).GetProperty("list")[0].GetProperty("sensor").GetString()));
    }

    [Fact]
    public void A_suppressed_count_of_people_does_not_come_back_through_a_share_or_a_sum()
    {
        var tiles = WhenIdentityCountsChanged.Shape(new Dictionary<string, long?>
        {
            ["chip-card-issued"] = 90, ["level2-approved"] = 50, ["level2-activated"] = null, ["paper-integrated.passport"] = null, ["paper-integrated.tax-number"] = 12,
        }).ToDictionary(x => x.Name);

        Assert.Null(tiles["eid.activation-percent"].Value);
        Assert.Null(tiles["eid.activation-percent"].Detail);
        Assert.Null(tiles["eid.papers"].Value);
        Assert.Equal("""{"key":"paper-integrated.passport","kind":"passport","nameVi":"Hộ chiếu","nameEn":"Passport","suppressed":true}""",
            Detail(tiles["eid.papers"]).GetProperty("list")[0].GetRawText());
        Assert.Equal(90, Detail(tiles["eid.by-kind"]).GetProperty("list")[0].GetProperty("value").GetInt64());
    }

    [Fact]
    public void Activation_is_activated_of_approved() => Assert.Equal(89.2, WhenIdentityCountsChanged.Shape(new Dictionary<string, long?>
    { ["level2-approved"] = 1_905_000, ["level2-activated"] = 1_700_000 }).Single(x => x.Name == "eid.activation-percent").Value);

    [Fact]
    public void A_part_is_silent_by_its_age_and_ill_by_what_it_says()
    {
        PartReported Says(string part, int secondsAgo = 1, string replica = "r1", long parked = 0, double errors = 0, double oldest = 0, double? lag = 5) =>
            new("74", false, At.AddSeconds(-secondsAgo), new PartState(part, replica, "1.0.0", 0, parked, 0, oldest, 3, errors, lag));
        var tile = KeptParts.Shape(
            [Says("catalogue"), Says("hotline", 31), Says("feeds", parked: 2), Says("eid", oldest: 11), Says("screens", lag: null), Says("screens", 2, "r2", errors: 0.5)], At);

        var parts = Detail(tile).GetProperty("list").EnumerateArray().ToDictionary(x => x.GetProperty("part").GetString()!, x => x.GetProperty("state").GetString()!);
        Assert.Equal("catalogue=well eid=late feeds=failing hotline=silent screens=failing", string.Join(' ', parts.Select(x => $"{x.Key}={x.Value}")));
        Assert.Equal(4, tile.Value);
        Assert.Equal(2, Detail(tile).GetProperty("list").EnumerateArray().Single(x => x.GetProperty("part").GetString() == "screens").GetProperty("replicas").GetInt32());
    }

    [Fact]
    public void A_process_that_another_replaced_is_forgotten_and_a_part_that_is_gone_is_not()
    {
        PartReported Says(string replica, int secondsAgo) => new("74", false, At.AddSeconds(-secondsAgo), new PartState("hotline", replica, "1.0.0", 0, 0, 0, 0, 3, 0, null));
        var (old, young) = (Says("r1", 60), Says("r2", 1));
        Assert.True(KeptParts.IsGone(old, [old, young], At));
        Assert.False(KeptParts.IsGone(young, [old, young], At));
        Assert.False(KeptParts.IsGone(old, [old], At));
        Assert.True(KeptParts.IsGone(Says("r1", 86_401), [], At));
    }
}
