extern alias simulator;

using Ioc.Areas;
using Ioc.Catalogue.Dossiers;
using Ioc.Defaults;
using simulator::Ioc.Simulator;
using Xunit;

namespace Ioc.Tests.Unit.Simulator;

public sealed class PlansOfADay
{
    private static readonly DateOnly Today = new(2025, 6, 24);
    private static readonly SimulatorOptions Options = new();
    private static readonly Town Town = new(AreaTree.Bundled(new DateOnly(2025, 6, 30)), Today, Options.Seed);
    private static readonly Dossiers Dossiers = new(Town, Offers.Plan("74"), WorkingCalendar.Vietnam, Options);
    private static readonly List<DossierPlan> Fortnight = [.. Enumerable.Range(1, 14).SelectMany(back => Dossiers.Plan(Today.AddDays(-back)))];

    [Fact]
    public void Every_move_of_a_dossier_is_one_that_the_catalogue_allows() => Assert.All(Fortnight, plan =>
    {
        var (status, accepted, last) = (plan.Registered ? 1 : 2, !plan.Registered, plan.ReceivedAt);
        foreach (var move in plan.Moves)
        {
            Assert.Contains(move.Status, DossierStatus.Next(status, accepted));
            Assert.True(move.At >= last);
            (status, accepted, last) = (move.Status, accepted || move.Status == 2, move.At);
        }
    });

    [Fact]
    public void Some_dossiers_are_late_when_the_day_begins_and_most_were_ended_in_time()
    {
        var now = VietnamTime.StartOf(Today);
        var open = Fortnight.Where(x => x.Moves.All(move => move.At > now || move.Status is not (3 or >= 7))).ToList();
        Assert.InRange(open.Count(x => x.DueAt < now) / (double)open.Count, 0.005, 0.08);
        var ended = Fortnight.Select(x => (x.DueAt, End: x.Moves.FirstOrDefault(move => move.Status is >= 7 and <= 9))).Where(x => x.End is not null).ToList();
        Assert.InRange(ended.Count(x => x.End!.At <= x.DueAt) / (double)ended.Count, 0.93, 0.98);
        Assert.Equal([1, 2, 3, 4, 5, 7, 8, 9, 10], Fortnight.Select(x => x.Moves.LastOrDefault(move => move.At <= now)?.Status ?? (x.Registered ? 1 : 2)).Distinct().Order());
    }

    [Fact]
    public void Dossiers_lie_with_departments_districts_and_communes()
    {
        var agencies = Fortnight.Select(x => x.Agency).ToHashSet();
        Assert.Contains("Sở Xây dựng", agencies);
        Assert.Contains("UBND Thành phố Thuận An", agencies);
        Assert.Contains("UBND Phường An Phú", agencies);
    }

    [Fact]
    public void Reports_come_through_every_channel_in_every_field_and_nine_of_ten_are_answered_in_time()
    {
        var hours = new Dictionary<string, int>
        {
            ["Môi trường, rác thải"] = 48, ["Giao thông, đèn tín hiệu"] = 24, ["Hạ tầng, chiếu sáng"] = 72, ["Cấp thoát nước"] = 48, ["Tiếng ồn"] = 24, ["Xây dựng, lấn chiếm"] = 120,
        };
        var plans = new Tickets(Town, Options).Plan(Today);
        var bodies = plans.Select(x => (Plan: x, Body: System.Text.Json.JsonSerializer.SerializeToElement(x.Body(x.OpenedAt), Json.Options))).ToList();
        string Word(System.Text.Json.JsonElement body, string name) => body.GetProperty(name).GetString()!;
        Assert.Equal(8, bodies.Select(x => Word(x.Body, "channel")).Distinct().Count());
        Assert.Equal(7, bodies.Select(x => Word(x.Body, "category")).Distinct().Count());
        var timed = bodies.Where(x => hours.ContainsKey(Word(x.Body, "category"))).ToList();
        Assert.InRange(timed.Count(x => x.Plan.AnsweredAt <= x.Plan.OpenedAt.AddHours(hours[Word(x.Body, "category")])) / (double)timed.Count, 0.85, 0.96);
        Assert.All(bodies, x => Assert.True(x.Body.GetProperty("lat").GetDouble() is > 10.7 and < 11.7));
    }

    [Fact]
    public void Every_field_of_the_city_has_sensors_and_one_is_silent_at_noon()
    {
        var sensors = Sensors.Plan(Town, Options);
        var domains = sensors.Select(x => System.Text.Json.JsonSerializer.SerializeToElement(x.Body, Json.Options).GetProperty("domain").GetString());
        Assert.Equal(["air", "flood", "traffic", "water"], domains.Distinct().Order());
        Assert.Equal(1, sensors.Count(x => double.IsNaN(x.At(13))));
        Assert.DoesNotContain(sensors, x => double.IsNaN(x.At(12.5)));
    }
}
