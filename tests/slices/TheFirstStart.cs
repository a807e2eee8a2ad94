using System.Net;
using Ioc.Catalogue.Offers;
using Ioc.Desk;
using Ioc.Feeds;
using Ioc.Hotline;
using Ioc.Indicators.Counters;
using Ioc.Tests.Slices.Desk;
using Ioc.Tests.Slices.Feeds;
using Ioc.Tests.Slices.Indicators;
using Ioc.Tests.Slices.Screens;
using Ioc.Tests.Support;
using RabbitMQ.Client;
using Xunit;

namespace Ioc.Tests.Slices;

/// <summary>Services on a real broker, some of which have told facts before others had a queue.</summary>
public sealed class TheFirstStart(RealDatabases databases, OwnBroker broker) : IClassFixture<OwnBroker>
{
    private const string Commune = "25975";

    [Fact]
    public async Task What_was_told_before_a_service_ever_ran_is_in_its_figures()
    {
        await Forget();
        await using var hotline = await Open<TicketRow>("hotline");
        await using var catalogue = await Open<OfferRow>("catalogue");
        await using var feeds = await Open<FeedsOptions>("feeds");
        await Petition(hotline);
        await Dossier(catalogue, 1);
        await Accepted(feeds.Caller("operator", "74").Register());
        await Accepted(feeds.Caller("operator", "74").Record(FeedsRoom.Reading(158, feeds.Clock.Now.AddSeconds(-30))));
        await AllTold(() => Waiting(hotline), () => Waiting(catalogue), () => Waiting(feeds));

        await using var indicators = await Open<Figures>("indicators");
        await using var desk = await Open<DeskOptions>("desk");

        await Counts(indicators, dossiers: 1, petitions: 1);
        await Eventually.Holds(async () => (await desk.Caller("operator", "74").Alarms()).Length == 1, "the desk judged the reading");
        Assert.Equal("Trạm An Phú: bụi PM2,5 158 µg/m³, vượt giới hạn 150",
            (await desk.Caller("operator", "74").Alarms())[0].GetProperty("alarm").GetProperty("textVi").GetString());
    }

    [Fact]
    public async Task A_broker_that_lost_every_queue_is_told_again_whoever_starts_first()
    {
        await Forget();
        var (rows, copies) = (await databases.Servers.NewDatabaseAsync(), await databases.Servers.NewDatabaseAsync());
        await using (var catalogue = await Open<OfferRow>("catalogue", rows))
        {
            await using var indicators = await Open<Figures>("indicators", copies);
            await Dossier(catalogue, 1);
            await Counts(indicators, dossiers: 1, petitions: 0);
        }
        await Forget();
        await using (var alone = await Open<OfferRow>("catalogue", rows))
        {
            await Dossier(alone, 2);
            await AllTold(() => Waiting(alone));
        }
        await Forget();

        // Its question is heard by nobody; the catalogue asks itself.
        await using var hearer = await Open<Figures>("indicators", copies);
        await using var owner = await Open<OfferRow>("catalogue", rows);

        await Counts(hearer, dossiers: 2, petitions: 0);
    }

    private static async Task Accepted(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static Task Petition(Room<TicketRow> hotline) => Accepted(hotline.Caller("operator", "74").Post(
        "/api/hotline/tickets", new { area = Commune, category = "Môi trường", channel = "phone", summary = "Rác", procedural = true }));

    private static async Task Dossier(Room<OfferRow> catalogue, int number)
    {
        using var agent = catalogue.Caller("agency", "74");
        await Accepted(agent.PutAsync($"/api/catalogue/services/{Slices.Catalogue.Desk.Procedure}", System.Net.Http.Json.JsonContent.Create(Slices.Catalogue.Desk.Offer())));
        await Accepted(agent.Post("/api/catalogue/dossiers", Slices.Catalogue.Desk.Dossier($"000.00.15.H09-250624-{number:0000}")));
    }

    private static async Task AllTold(params IEnumerable<Func<Task<long>>> outboxes)
    {
        foreach (var waiting in outboxes) await Eventually.Holds(async () => await waiting() == 0, "everything was told");
    }

    private static Task<long> Waiting<T>(Room<T> room) where T : class => room.Scalar<long>("select count(*) from outbox");

    private static Task Counts(Room<Figures> indicators, long dossiers, long petitions) => Eventually.Holds(async () =>
    {
        using var answer = await indicators.Caller("viewer", "74").GetAsync($"/api/indicators/766/scores/{Commune}?window=2025-06");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var shares = IndicatorsRoom.Shares(await answer.Json());
        return shares.GetValueOrDefault("2.1").Denominator == dossiers && shares.GetValueOrDefault("5.2").Denominator == petitions;
    }, $"{dossiers} dossiers and {petitions} petitions are counted");

    private async Task<Room<T>> Open<T>(string service, string? database = null) where T : class
    {
        var room = new Room<T>(service, database ?? await databases.Servers.NewDatabaseAsync()) { Bus = broker.Address };
        _ = room.Server;
        return room;
    }

    private async Task Forget()
    {
        await using var connection = await broker.Connect();
        await using var channel = await connection.CreateChannelAsync();
        foreach (var service in (string[])["catalogue", "desk", "feeds", "hotline", "indicators"]) await channel.QueueDeleteAsync(service);
    }
}
