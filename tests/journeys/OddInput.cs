using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Journeys;

/// <summary>Whatever is sent to whatever act: an answer that says what to do, never a crash.</summary>
public sealed class OddInput(City city)
{
    [Theory]
    [InlineData("catalogue")]
    [InlineData("indicators")]
    [InlineData("hotline")]
    [InlineData("eid")]
    [InlineData("feeds")]
    [InlineData("screens")]
    [InlineData("desk")]
    public async Task No_odd_request_crashes_an_act_and_every_refusal_is_a_problem(string service)
    {
        using var caller = await city.Stack.CallerAsync("admin", "74", "79");
        var requests = OddRequests.Of(JsonNode.Parse(await caller.GetStringAsync($"/api/{service}/openapi.json"))!).ToList();
        var faults = new ConcurrentQueue<string>();
        var answers = new ConcurrentDictionary<HttpStatusCode, int>();

        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (odd, _) =>
        {
            // Who sends so much is told to wait, and does.
            HttpStatusCode status = default;
            var text = "";
            await Eventually.Holds(async () =>
            {
                using var answer = await caller.SendAsync(Request(odd), TestContext.Current.CancellationToken);
                (status, text) = (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                return status != HttpStatusCode.TooManyRequests;
            }, $"{odd} is let in");
            answers.AddOrUpdate(status, 1, (_, times) => times + 1);
            if ((int)status >= 500 || ((int)status >= 400 && !IsProblem(odd.Path, text))) faults.Enqueue($"{(int)status} {Short(odd)}: {text}");
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"{service}: {requests.Count} odd requests, {string.Join(", ", answers.OrderBy(x => x.Key).Select(x => $"{x.Value} x {(int)x.Key}"))}");
        Assert.True(requests.Count > 50, "the acts were found");
        Assert.True(faults.IsEmpty, string.Join('\n', faults));
    }

    // NGSI-LD names the types of its own problems (ETSI GS CIM 009, 5.5.2); what cannot be read at all is refused before it, as everywhere.
    private static bool IsProblem(string path, string text) =>
        text.Contains("\"type\":\"urn:ioc:") || (path.Contains("/ngsi-ld/") && text.Contains("\"type\":\"https://uri.etsi.org/ngsi-ld/errors/"));

    private static HttpRequestMessage Request(OddRequests.Odd odd)
    {
        var request = new HttpRequestMessage(new HttpMethod(odd.Method), odd.Path);
        if (odd.Body is null) return request;
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(odd.Body));
        if (odd.Type is { Length: > 0 } type) request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        return request;
    }

    private static string Short(OddRequests.Odd odd) =>
        $"{odd.Method} {(odd.Path.Length > 120 ? odd.Path[..120] : odd.Path)} {odd.Type} {(odd.Body is { Length: > 300 } body ? body[..300] : odd.Body)}";
}
