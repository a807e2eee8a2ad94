using System.Net;
using System.Net.Http.Headers;
using Ioc.Feeds;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Feeds;

/// <summary>What a context broker or another city's platform reads of the sensors.</summary>
public sealed class NgsiLdActs(RealDatabases databases) : IAsyncLifetime
{
    private const string Entities = "/api/feeds/ngsi-ld/v1/entities", Id = $"urn:ngsi-ld:AirQualityObserved:{FeedsRoom.Sensor}";
    private Room<FeedsOptions> room = null!;
    private HttpClient agent = null!;

    public async ValueTask InitializeAsync()
    {
        room = await FeedsRoom.Open(databases);
        agent = room.Caller("agency", "74");
        await agent.Register();
        (await agent.Record(FeedsRoom.Reading(57.5, room.Clock.Now.AddMinutes(-1)))).EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync() => await room.DisposeAsync();

    [Fact]
    public async Task A_sensor_is_an_entity_of_its_smart_data_model_with_what_it_measured_and_nothing_else()
    {
        using var answer = await agent.GetAsync($"{Entities}/{Id}");

        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("<https://smartdatamodels.org/context.jsonld>; rel=\"http://www.w3.org/ns/json-ld#context\"; type=\"application/ld+json\"",
            Assert.Single(answer.Headers.GetValues("Link")));
        var entity = await answer.Json();
        Assert.Equal((Id, "AirQualityObserved"), (entity.GetProperty("id").GetString(), entity.GetProperty("type").GetString()));
        Assert.Equal("""{"type":"Property","value":57.5,"unitCode":"GQ","observedAt":"2025-06-24T03:41:00.000Z"}""", entity.GetProperty("pm25").GetRawText());
        Assert.Equal("""{"type":"GeoProperty","value":{"type":"Point","coordinates":[106.74,10.94]}}""", entity.GetProperty("location").GetRawText());
        Assert.Equal("Trạm An Phú", entity.GetProperty("name").GetProperty("languageMap").GetProperty("vi").GetString());
        Assert.Equal("2025-06-24T03:41:00.000Z", entity.GetProperty("dateObserved").GetProperty("value").GetProperty("@value").GetString());
        Assert.False(entity.TryGetProperty("o3", out _));
        Assert.False(entity.TryGetProperty("@context", out _));
    }

    [Fact]
    public async Task Whoever_asks_for_linked_data_has_the_context_in_the_body()
    {
        agent.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/ld+json"));
        using var answer = await agent.GetAsync($"{Entities}/{Id}");

        Assert.Equal("application/ld+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("https://smartdatamodels.org/context.jsonld", (await answer.Json()).GetProperty("@context").GetString());
        Assert.False(answer.Headers.Contains("Link"));
    }

    [Fact]
    public async Task Entities_are_found_by_type_and_id_a_page_at_a_time()
    {
        for (var i = 1; i <= 4; i++) await agent.Register(id: $"air-{i}");

        using var first = await agent.GetAsync($"{Entities}?type=AirQualityObserved,Device&limit=3&count=true");
        using var rest = await agent.GetAsync($"{Entities}?type=AirQualityObserved,Device&limit=3&offset=3");
        using var named = await agent.GetAsync($"{Entities}?id={Id},urn:ngsi-ld:Device:air-1");

        Assert.Equal("5", Assert.Single(first.Headers.GetValues("NGSILD-Results-Count")));
        Assert.Contains("rel=\"next\"", string.Join(' ', first.Headers.GetValues("Link")));
        Assert.Contains("offset=3", string.Join(' ', first.Headers.GetValues("Link")));
        Assert.Contains("rel=\"prev\"", string.Join(' ', rest.Headers.GetValues("Link")));
        Assert.DoesNotContain("rel=\"next\"", string.Join(' ', rest.Headers.GetValues("Link")));
        Assert.Equal((3, 2), ((await first.Json()).GetArrayLength(), (await rest.Json()).GetArrayLength()));
        Assert.Equal(Id, Assert.Single((await named.Json()).EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(0, (await (await agent.GetAsync($"{Entities}?type=WaterQualityObserved")).Json()).GetArrayLength());
    }

    [Fact]
    public async Task An_entity_of_another_area_is_not_there()
    {
        var neighbour = room.Caller("district", "724");

        Assert.Equal(0, (await (await neighbour.GetAsync($"{Entities}?type=AirQualityObserved")).Json()).GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"{Entities}/{Id}")).StatusCode);
    }

    [Theory]
    [InlineData("", 400, "BadRequestData")]
    [InlineData("?id=air-1", 400, "BadRequestData")]
    [InlineData("?type=Device&limit=0", 400, "BadRequestData")]
    [InlineData("?type=Device&limit=501", 400, "BadRequestData")]
    [InlineData("?type=Device&offset=-1", 400, "BadRequestData")]
    [InlineData("?type=Device&q=pm25%3E50", 422, "OperationNotSupported")]
    [InlineData("/air-1", 400, "BadRequestData")]
    [InlineData("/urn:ngsi-ld:AirQualityObserved:air-9", 404, "ResourceNotFound")]
    [InlineData($"/urn:ngsi-ld:Device:{FeedsRoom.Sensor}", 404, "ResourceNotFound")]
    public async Task What_cannot_be_answered_is_refused_with_a_problem_of_the_specification(string asked, int status, string kind)
    {
        using var answer = await agent.GetAsync($"{Entities}{asked}");

        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal($"https://uri.etsi.org/ngsi-ld/errors/{kind}", (await answer.Json()).GetProperty("type").GetString());
    }
}
