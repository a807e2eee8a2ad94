using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Faults;

/// <summary>A source system that sends petitions and does not give up: the same one, with the same key, until it hears that it was taken.</summary>
internal sealed class Load(HttpClient caller, string ward)
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);
    private readonly ConcurrentDictionary<string, string> accepted = new();
    private int tries;

    /// <summary>Reports that were acknowledged.</summary>
    public int Accepted => accepted.Count;

    /// <summary>Sends reports, some side by side.</summary>
    public Task Send(int reports) => Parallel.ForEachAsync(
        Enumerable.Range(Accepted, reports), new ParallelOptions { MaxDegreeOfParallelism = 4 },
        async (i, ct) => await Eventually.Holds(() => Try($"{ward}-{i}"), $"report {ward}-{i} is taken", Long));

    /// <summary>Demands that what was acknowledged, and nothing else, is on the wall, in the copy of the indicators and at the district, once.</summary>
    public async Task Arrives(string fault, WallView wall, Subscriber district, string path)
    {
        // What is sent last has passed everywhere when everything before it has: only then is it too late for a lost or doubled one.
        await Send(1);
        var last = accepted[$"{ward}-{Accepted - 1}"];
        await Eventually.Holds(async () => (await Petitions()).Contains(last) && Opened(district).Contains(last), $"the last report, {last}, is everywhere", Long);
        await Eventually.Holds(async () => wall.Value(path, "tickets.open") == Accepted && (await Petitions()).Count == Accepted
            && Opened(district).Distinct().Count() == Accepted, $"{Accepted} reports on the wall, in the indicators and at the district", Long);

        var applied = await Petitions();
        var heard = Opened(district).Distinct().ToList();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{fault}: sent {Accepted} in {tries} tries, accepted {Accepted}, applied {applied.Count}, heard {heard.Count} (delivered {district.Heard.Count(IsOpened)} times), "
            + $"on the wall {wall.Value(path, "tickets.open")}, lost {accepted.Values.Except(applied).Union(accepted.Values.Except(heard)).Count()}, "
            + $"doubled {applied.Count - applied.Distinct().Count() + applied.Except(accepted.Values).Count()}");
        Assert.Equal(Accepted, accepted.Values.Distinct().Count());
        Assert.Equal(accepted.Values.Order(), applied.Order());
        Assert.Equal(accepted.Values.Order(), heard.Order());
    }

    private async Task<bool> Try(string key)
    {
        Interlocked.Increment(ref tries);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/hotline/tickets")
        { Content = JsonContent.Create(new { area = ward, category = "Môi trường", channel = "app", summary = "Rác chưa thu gom", procedural = true }) };
        request.Headers.Add("Idempotency-Key", key);
        try
        {
            using var answer = await caller.SendAsync(request);
            if (answer.StatusCode != HttpStatusCode.Created) return false;
            accepted[key] = (await answer.Json()).GetProperty("code").GetString()!;
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>The codes behind the denominator of 5.2: the petitions that the indicators have applied.</summary>
    private async Task<List<string>> Petitions()
    {
        using var answer = await caller.GetAsync($"/api/indicators/766/scores/{ward}/rows?metric=5.2&part=denominator&rows=500");
        return answer.StatusCode != HttpStatusCode.OK ? []
            : [.. (await answer.Json()).GetProperty("items").EnumerateArray().Select(x => x.GetProperty("code").GetString()!)];
    }

    private static bool IsOpened((string Key, string Id, string Body, string? Trace) fact) => fact.Key.EndsWith(".hotline.ticket-opened", StringComparison.Ordinal);

    private static IEnumerable<string> Opened(Subscriber district) => district.Heard.Where(IsOpened).Select(x => x.Body.Split("\"code\":\"")[1].Split('"')[0]);
}
