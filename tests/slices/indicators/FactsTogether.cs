using Ioc.Contracts;
using Ioc.Indicators.Counters;
using Ioc.Messaging;
using Ioc.Tests.Slices.Screens;
using Ioc.Tests.Support;
using Xunit;
using static Ioc.Tests.Slices.Indicators.Story;

namespace Ioc.Tests.Slices.Indicators;

/// <summary>Facts that wait in the queue together share transactions: one that can never be applied harms none of the others.</summary>
public sealed class FactsTogether(RealDatabases databases, OwnBroker broker) : IClassFixture<OwnBroker>
{
    private const int Facts = 300;

    [Xunit.Fact]
    public async Task Each_is_applied_once_and_a_bad_one_among_them_is_parked()
    {
        await using var connection = await broker.Connect();
        await using var channel = await connection.CreateChannelAsync();
        await using var room = new Room<Figures>("indicators", await databases.Servers.NewDatabaseAsync()) { Bus = broker.Address };
        _ = room.Server;
        for (var i = 0; i < Facts; i++)
        {
            // Two versions of each dossier, some told twice with one id, and a bad fact among every fifty.
            await Tell(i % 50 == 7 ? Dossier($"D{i}", At(2)).Told("99.1") : (Dossier($"D{i / 2}", At(2)) with { Version = 1 + (i % 2) }).Told(), times: i % 3 == 0 && i % 50 != 7 ? 2 : 1);
        }

        await Eventually.Holds(async () => await room.Scalar<long>("select count(*) from inbox") == Facts - 6, "all good facts are applied");

        Assert.Equal(0L, await room.Scalar<long>("select count(*) from dossier d where version <> 2 and code not in ('D3', 'D28', 'D53', 'D78', 'D103', 'D128')"));
        Assert.Equal(Facts / 2L, await room.Scalar<long>("select count(*) from dossier"));
        // What was said and taken back again leaves each dossier counted once.
        Assert.Equal(Facts / 2L, await room.Scalar<long>("select sum(sign)::bigint from delta"));
        await Eventually.Holds(async () => await channel.MessageCountAsync("indicators.parked") == 6, "the bad ones are parked");

        async Task Tell(IFact fact, int times)
        {
            var envelope = Envelope.Of(fact, room.Clock.Now);
            for (; times > 0; times--) await channel.BasicPublishAsync(envelope.Exchange, envelope.RoutingKey, mandatory: false, envelope.Properties(), envelope.Body);
        }
    }
}
