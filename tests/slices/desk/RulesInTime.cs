using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ioc.Contracts.Feeds;
using Ioc.Desk;
using Ioc.Desk.Alarms;
using Ioc.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Ioc.Tests.Slices.Desk;

/// <summary>Rules, areas and servers change while alarms stand: none is stuck, none is lost, none is made up.</summary>
public sealed class RulesInTime(RealDatabases databases) : IAsyncLifetime
{
    private static readonly DateTimeOffset Midnight = new(2025, 6, 30, 17, 0, 0, TimeSpan.Zero);

    private string database = null!;
    private Room<DeskOptions> room = null!;
    private HttpClient admin = null!;

    public async ValueTask InitializeAsync()
    {
        database = await databases.Servers.NewDatabaseAsync();
        room = new Room<DeskOptions>("desk", database);
        admin = room.Caller("admin", "74", "79");
        await room.Lists();
    }

    public async ValueTask DisposeAsync() => await room.DisposeAsync();

    private async Task Change(string code, params (string Field, JsonNode? Value)[] changes)
    {
        var found = await admin.GetAsync($"/api/desk/rules/{code}");
        var rule = JsonNode.Parse(await found.Content.ReadAsStringAsync())!.AsObject();
        rule["note"] = "Theo kết luận họp giao ban";
        rule.Remove("validFrom");
        foreach (var (field, value) in changes) rule[field] = value;
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/desk/rules/{code}") { Content = JsonContent.Create(rule) };
        request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(found.Headers.ETag!.Tag));
        (await admin.SendAsync(request)).EnsureSuccessStatusCode();
    }

    private async Task<string> Store(string sql)
    {
        await using var source = NpgsqlDataSource.Create(database + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
        return sql;
    }

    private async Task FallSilent()
    {
        await room.Reads(20);
        room.Clock.Now = room.Clock.Now.AddSeconds(302);
        await room.Look();
        Assert.Equal("unacknowledged", Assert.Single(await admin.Alarms("?rule=sensor-silent")).State());
    }

    [Fact]
    public async Task A_rule_that_ends_tomorrow_ends_its_alarms_at_midnight_though_nothing_more_is_heard()
    {
        room.Clock.Now = Midnight.AddSeconds(-900);
        await FallSilent();
        await Change("sensor-silent", ("enabled", false), ("validFrom", "2025-07-01"));
        room.Clock.Now = Midnight.AddSeconds(-1);
        await room.Look();
        Assert.Equal("unacknowledged", Assert.Single(await admin.Alarms("?rule=sensor-silent")).State());
        room.Clock.Now = Midnight;
        await room.Look();

        Assert.Equal("returned", Assert.Single(await admin.Alarms("?rule=sensor-silent")).State());
    }

    [Fact]
    public async Task A_rule_that_began_while_the_desk_was_away_judges_what_is_known_when_it_is_back()
    {
        await Change("sensor-limit", ("limit", 100), ("side", "above"), ("validFrom", "2025-07-01"));
        room.Clock.Now = Midnight.AddSeconds(-30);
        await room.Reads(120);
        Assert.Empty(await admin.Alarms());
        await room.DisposeAsync();
        room = new Room<DeskOptions>("desk", database);
        room.Clock.Now = Midnight.AddSeconds(30);
        await room.Look();

        Assert.Equal("sensor-limit", Assert.Single(await room.Caller("admin", "74", "79").Alarms()).GetProperty("alarm").GetProperty("rule").GetString());
    }

    [Fact]
    public async Task A_sensor_that_may_be_silent_for_longer_is_silent_no_more()
    {
        await FallSilent();
        await Change("sensor-silent", ("limit", 60));
        Assert.Equal("returned", Assert.Single(await admin.Alarms()).State());
        await Change("sensor-silent", ("limit", 5));
        await room.Look();

        Assert.Equal("unacknowledged", Assert.Single(await admin.Alarms()).State());
    }

    [Fact]
    public async Task An_alarm_that_stands_goes_with_its_rule_and_everybody_is_told()
    {
        await room.Reads(200);
        await Change("sensor-limit", ("limit", 120), ("side", "above"), ("priority", "low"));

        var alarm = Assert.Single(await admin.Alarms()).GetProperty("alarm");
        Assert.Equal(("unacknowledged", "low", 120, "Trạm An Phú: bụi PM2,5 200 µg/m³, vượt giới hạn 120", 2), (alarm.GetProperty("state").GetString(),
            alarm.GetProperty("priority").GetString(), alarm.GetProperty("limit").GetDouble(), alarm.GetProperty("textVi").GetString(), alarm.GetProperty("version").GetInt32()));
        var told = (await room.Told())[^1];
        Assert.Equal(("ioc.desk.alarm-moved", "adjusted"), (told.Type, told.Body.GetProperty("act").GetString()));
        await room.Services.GetRequiredService<JudgeAgain>().All(default);
        Assert.Equal(2, (await room.Told()).Count);
    }

    [Fact]
    public async Task An_alarm_whose_rule_or_figure_is_no_more_is_nobodys_burden()
    {
        await room.Reads(200);
        await Store("update alarm set rule = 'left-out-of-a-release', due_at = now() - interval '2 years'");
        await room.Services.GetRequiredService<JudgeAgain>().All(default);
        var alone = Assert.Single(await admin.Alarms("?rule=left-out-of-a-release"));
        Assert.Equal("returned", alone.State());
        Assert.True((await admin.Post($"/api/desk/alarms/{alone.Id()}:acknowledge", new { })).IsSuccessStatusCode);
        await room.Lists(sensor: "air-2");
        await room.Reads(200, sensor: "air-2");
        await room.Hear(new SensorListed(DeskRoom.Commune, false, new SensorState("air-2", 2, "air", "Trạm 2", "Station 2", 60, [])));
        await room.Services.GetRequiredService<JudgeAgain>().All(default);

        Assert.Equal("returned", Assert.Single(await admin.Alarms("?source=air-2/pm25")).State());
    }

    [Fact]
    public async Task An_alarm_of_a_unit_that_a_reform_dissolves_stands_with_its_heir()
    {
        room.Clock.Now = Midnight.AddSeconds(-30);
        await room.Reads(200);
        Assert.Equal(DeskRoom.Commune, Assert.Single(await admin.Alarms()).GetProperty("alarm").GetProperty("area").GetString());
        room.Clock.Now = Midnight;
        await room.Look();

        var heir = room.Caller("operator", "79");
        var alarm = Assert.Single(await heir.Alarms());
        Assert.Equal("79.25975", alarm.GetProperty("alarm").GetProperty("area").GetString());
        Assert.True((await heir.Post($"/api/desk/alarms/{alarm.Id()}:acknowledge", new { note = "Phường An Phú mới tiếp nhận" })).IsSuccessStatusCode);
        Assert.Equal(["ioc.desk.alarm-raised", "adjusted", "acknowledged"],
            (await room.Told()).Select(x => x.Type == "ioc.desk.alarm-moved" ? x.Body.GetProperty("act").GetString()! : x.Type));
    }

    [Fact]
    public async Task Nobody_is_called_silent_for_what_was_said_while_nothing_could_be_stored()
    {
        await room.Reads(20);
        await Store("alter table alarm rename to away");
        await Assert.ThrowsAsync<PostgresException>(room.Look);
        room.Clock.Now = room.Clock.Now.AddHours(1);
        await Store("alter table away rename to alarm");
        await room.Look();
        Assert.Empty(await admin.Alarms());
        room.Clock.Now = room.Clock.Now.AddSeconds(302);
        await room.Look();

        Assert.Equal("sensor-silent", Assert.Single(await admin.Alarms()).GetProperty("alarm").GetProperty("rule").GetString());
    }

    [Fact]
    public async Task A_silent_source_is_found_behind_however_many_that_its_rule_does_not_mean()
    {
        await Change("sensor-silent", ("quantity", "rain"));
        await room.Reads(20);
        await Store("insert into signal select (jsonb_populate_record(s, jsonb_build_object('source', 'a' || n || '/pm25', 'origin', 'a' || n))).* from signal s, generate_series(1, 250) n where s.quantity = 'pm25'");
        await room.Hear(new SensorListed(DeskRoom.Commune, false, new SensorState("rain-1", 1, "water", "Trạm mưa", "Rain station", 60, [new QuantityLimit("rain", "mm", null, "above", "low")])));
        await room.Reads(3, sensor: "rain-1", quantity: "rain");
        room.Clock.Now = room.Clock.Now.AddSeconds(302);
        await room.Look();

        Assert.Equal("rain-1", Assert.Single(await admin.Alarms()).GetProperty("alarm").GetProperty("source").GetString());
    }

    [Fact]
    public async Task A_figure_of_the_future_does_not_outlive_those_of_now()
    {
        await room.Reads(200, room.Clock.Now.AddYears(70));
        Assert.Equal("unacknowledged", Assert.Single(await admin.Alarms()).State());
        room.Clock.Now = room.Clock.Now.AddSeconds(10);
        await room.Reads(20, version: 2);

        Assert.Equal("returned", Assert.Single(await admin.Alarms()).State());
    }
}
