using System.Net.Http.Json;
using System.Security.Cryptography;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Journeys;

public sealed class OneTrace(City city)
{
    [Fact]
    public async Task One_trace_runs_from_the_post_over_outbox_bus_and_recount_to_the_frame_on_the_wall()
    {
        await using var wall = WallView.Watch(await city.Stack.CallerAsync("device", "720"), "720");
        await using var district = await Subscriber.ConnectAsync(await city.Stack.SliceAsync("720"), "district-720.trace", "74.720.25792.#");
        var trace = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var spans = city.Collector.Follow(trace);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/hotline/tickets")
        { Content = JsonContent.Create(new { area = "25792", category = "Môi trường", channel = "app", summary = "Rác chưa thu gom", procedural = true }) };
        request.Headers.Add("traceparent", $"00-{trace}-{RandomNumberGenerator.GetHexString(16, lowercase: true)}-01");

        using var answer = await city.Operator.SendAsync(request);

        Assert.Equal(201, (int)answer.StatusCode);
        await Eventually.Holds(() => Task.FromResult(On(wall, "tickets.open") == trace),
            () => $"the frame with the ticket belongs to {trace}: {On(wall, "tickets.open")}; {Road(spans)}");
        await Eventually.Holds(() => Task.FromResult(district.Heard.Count(x => x.Trace == trace) >= 3), "what the district heard of it belongs to the trace");
        string[] road = ["gateway", "hotline", "indicators", "screens"];
        await Eventually.Holds(() => Task.FromResult(road.All(service => spans.Any(span => span.Service == service))), "each service on the road told of it");
        await Eventually.Holds(() => Task.FromResult(spans.All(span => span.ParentId.Length == 0 || spans.Any(other => other.Id == span.ParentId)
            || span.Service == "gateway")), "no span hangs in the air");
        TestContext.Current.TestOutputHelper?.WriteLine($"one trace: {spans.Count} spans: {Road(spans)}");
        Assert.All(spans, span => Assert.NotEqual("", span.ParentId));
    }

    private static string Road(IEnumerable<OtlpReceiver.Span> spans) =>
        string.Join(", ", spans.CountBy(span => $"{span.Service} {span.Name}").Select(x => $"{x.Value} x {x.Key}"));

    private static string? On(WallView wall, string tile) =>
        wall.Tile("74.720.25792", tile) is { } found && found.TryGetProperty("trace", out var trace) ? trace.GetString() : null;
}
