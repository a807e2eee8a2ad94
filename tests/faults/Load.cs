using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Faults;

/// <summary>A source system that sends reports and does not give up: the same report, with the same key, until it hears that it was taken.</summary>
internal sealed class Load(HttpClient caller, string area)
{
    private readonly ConcurrentDictionary<string, string> accepted = new();

    /// <summary>Reports that were acknowledged.</summary>
    public int Accepted => accepted.Count;

    /// <summary>Codes that were acknowledged; one report never has two.</summary>
    public int Codes => accepted.Values.Distinct().Count();

    /// <summary>Sends reports, some side by side.</summary>
    public Task Send(int reports) => Parallel.ForEachAsync(Enumerable.Range(0, reports), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, ct) =>
    {
        var key = $"{area}-{i}";
        await Eventually.Holds(() => Try(key), $"report {key} is taken", TimeSpan.FromMinutes(2));
    });

    /// <summary>Demands that whatever was acknowledged is on the wall and at the district, once.</summary>
    public async Task Arrives(string fault, WallView wall, IReadOnlyList<Subscriber> district, string path)
    {
        await Eventually.Holds(() => Task.FromResult(wall.Value(path, "tickets.open") == Accepted && Opened(district).Distinct().Count() == Accepted),
            $"{Accepted} acknowledged reports are on the wall and at the district", TimeSpan.FromMinutes(2));
        var heard = Opened(district).Distinct().Count();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{fault}: acknowledged {Accepted}, on the wall {wall.Value(path, "tickets.open")}, heard {heard}, lost {Accepted - heard}, delivered again {Opened(district).Count - heard}");
        Assert.Equal(Accepted, Codes);
    }

    private async Task<bool> Try(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/hotline/tickets")
        { Content = JsonContent.Create(new { area, category = "Môi trường", channel = "app", summary = "Rác chưa thu gom" }) };
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

    private static List<string> Opened(IReadOnlyList<Subscriber> district) =>
        [.. district.SelectMany(x => x.Heard).Where(x => x.Key.EndsWith(".hotline.ticket-opened", StringComparison.Ordinal)).Select(x => x.Id)];
}
