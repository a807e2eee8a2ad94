using System.Net;
using System.Text.Json;
using Ioc.Contracts;
using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Hotline;
using Ioc.Indicators.Counters;
using Ioc.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ioc.Tests.Slices.Indicators;

/// <summary>The indicators alone, and how to ask them.</summary>
public sealed class IndicatorsRoom(string database, params (string Key, string Value)[] settings) : IAsyncDisposable
{
    public Room<Figures> Room { get; } = new("indicators", database, [("Questions:RankingKeptMilliseconds", "0"), ("Questions:ClosedRankingKeptMilliseconds", "0"), .. settings]);

    public async Task Hear(params IEnumerable<IFact> facts)
    {
        foreach (var fact in facts)
            await (fact switch
            {
                DossierReceived told => Room.Hear(told),
                DossierMoved told => Room.Hear(told),
                TicketOpened told => Room.Hear(told),
                TicketAssigned told => Room.Hear(told),
                TicketAnswered told => Room.Hear(told),
                TicketRated told => Room.Hear(told),
                ServiceListed told => Room.Hear(told),
                ProcedurePublished told => Room.Hear(told),
                CertifiedCopiesOffered told => Room.Hear(told),
                _ => throw new ArgumentException($"Nobody here hears {fact.GetType().Name}.", nameof(facts)),
            });
    }

    /// <summary>Answers as a viewer of the old and the new province.</summary>
    public Task<HttpResponseMessage> Get(string path) => Room.Caller("viewer", "74", "79").GetAsync($"/api/indicators/766/{path}");

    /// <summary>The published rows that a question finds, to the last page.</summary>
    public static async Task<List<JsonElement>> Published(HttpClient caller, string query)
    {
        var seen = new List<JsonElement>();
        for (string? cursor = "", next = null; cursor is not null; cursor = next)
        {
            var page = await (await caller.GetAsync($"/api/indicators/766/published?{query}&rows=40&cursor={cursor}")).Json();
            seen.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.TryGetProperty("next", out var token) ? token.GetString() : null;
        }
        return seen;
    }

    /// <summary>Counts what was heard.</summary>
    public Task<int> Count() => Room.Services.GetRequiredService<CountScores>().CountNow(default);

    public async Task<JsonElement> Scores(string area, string? window = null)
    {
        await Count();
        var answer = await Get($"scores/{area}{(window is null ? "" : $"?window={window}")}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Json();
    }

    /// <summary>Numerator and denominator of each metric.</summary>
    public static Dictionary<string, (long Numerator, long Denominator)> Shares(JsonElement scores) =>
        scores.GetProperty("metrics").EnumerateArray().ToDictionary(
            x => x.GetProperty("code").GetString()!,
            x => (x.GetProperty("numerator").GetInt64(), x.GetProperty("denominator").GetInt64()));

    /// <summary>The score of an area told last; null while none was.</summary>
    public async Task<JsonElement?> ToldLast(string area)
    {
        await Count();
        var told = (await Room.Totals()).Where(x => x.Body.GetProperty("area").GetString() == area).ToList();
        return told.Count == 0 ? null : told[^1].Body;
    }

    /// <summary>Waits until the score told last says so.</summary>
    public Task WaitTold(string area, Func<JsonElement, bool> says, string description) =>
        Eventually.Holds(async () => await ToldLast(area) is { } last && says(last), description);

    public ValueTask DisposeAsync() => Room.DisposeAsync();
}
