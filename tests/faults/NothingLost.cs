using Ioc.Tests.Support;
using Npgsql;
using Xunit;

namespace Ioc.Tests.Faults;

/// <summary>A district hears its slice over AMQP and a wall watches, while a source system sends and a part of the stack dies.</summary>
public sealed class NothingLost(Broken broken)
{
    private const int Reports = 120;
    private const int Kill = 9, Terminate = 15, HoldStill = 19, GoOn = 18;
    private Stack Stack => broken.Stack;

    [Theory]
    [InlineData("bus", Kill, "25942", "724")]
    [InlineData("bus", Terminate, "25813", "721")]
    [InlineData("hotline", Kill, "25975", "725")]
    [InlineData("indicators", Kill, "25822", "719")]
    [InlineData("screens", Kill, "25888", "723")]
    [InlineData("cache", Kill, "25741", "718")]
    [InlineData("db", Kill, "25858", "722")]
    public async Task A_part_that_dies_in_the_middle_of_a_load_loses_nothing_and_doubles_nothing(string part, int signal, string ward, string district)
    {
        await Day.IsLong();
        var load = new Load(await Stack.CallerAsync("operator", "74"), ward);
        await using var centre = await Subscriber.ConnectAsync(await Stack.SliceAsync(district), $"district-{district}.facts", $"74.{district}.#");
        await centre.Settles();
        var sending = load.Send(Reports);
        await Eventually.Holds(() => Task.FromResult(load.Accepted > Reports / 4), "a quarter is sent");

        await Stack.RestartAsync(part, signal);
        await sending;

        await using var wall = WallView.Watch(await Stack.CallerAsync("device", district), district);
        await load.Arrives($"{part} ended by signal {signal}", wall, centre, $"74.{district}.{ward}");
    }

    [Fact]
    public async Task A_relay_that_dies_between_commit_and_publish_loses_nothing_and_doubles_nothing()
    {
        await Day.IsLong();
        var load = new Load(await Stack.CallerAsync("operator", "74"), "25918");
        await using var centre = await Subscriber.ConnectAsync(await Stack.SliceAsync("726"), "district-726.facts", "74.726.#");
        await using var wall = WallView.Watch(await Stack.CallerAsync("device", "726"), "726");
        await centre.Settles();

        // A broker that is held still confirms nothing: what is committed now lies in the outbox, some of it on its way without an answer.
        Stack.Signal("bus", HoldStill);
        await load.Send(Reports);
        var waiting = await OutboxRows("hotline");
        var restarted = Stack.RestartAsync("hotline", Kill);
        Stack.Signal("bus", GoOn);
        await restarted;

        Assert.True(waiting >= Reports, $"{waiting} rows waited in the outbox when the relay was killed");
        await load.Arrives($"relay killed with {waiting} rows between commit and publish", wall, centre, "74.726.25918");
        await Eventually.Holds(async () => await OutboxRows("hotline") == 0, "the outbox is empty");
    }

    private async Task<long> OutboxRows(string service)
    {
        await using var source = NpgsqlDataSource.Create(Stack.VariablesOf(service)[$"ConnectionStrings__{service}"]);
        await using var command = source.CreateCommand("select count(*) from outbox");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
