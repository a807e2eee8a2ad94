using System.Net;
using System.Text.Json;
using Ioc.Tests.Support;
using Xunit;
using static Ioc.Tests.Slices.Indicators.Story;
using IFact = Ioc.Contracts.IFact;

namespace Ioc.Tests.Slices.Indicators;

/// <summary>Now is 24 June 2025. An Phú had 10 dossiers, 6 of them in time (in May all); Thuận Giao 10, 9 in time; Dĩ An 10, all in time.</summary>
public abstract class ThreeWards(RealDatabases databases) : IAsyncLifetime
{
    protected IndicatorsRoom Indicators { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Indicators = new IndicatorsRoom(await databases.Servers.NewDatabaseAsync());
        await Indicators.Hear([.. Dossiers("A", AnPhu, 6), .. Dossiers("T", ThuanGiao, 9), .. Dossiers("D", DiAn, 10), .. Dossiers("M", AnPhu, 10, month: 5)]);
        await Indicators.Count();
    }

    public ValueTask DisposeAsync() => Indicators.DisposeAsync();

    private static IEnumerable<IFact> Dossiers(string prefix, string area, int inTime, int month = 6) => Enumerable.Range(0, 10).Select(i =>
        Dossier($"{prefix}{i}", At(2, month: month)).Finished(At(i < inTime ? 3 : 12, month: month)).Told(area));

    protected async Task<JsonElement> Ask(string path)
    {
        var answer = await Indicators.Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Json();
    }

    protected async Task Refused(string path, params string[] pointers)
    {
        var answer = await Indicators.Get(path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(pointers, await answer.Pointers());
    }

    protected Task<HttpResponseMessage> WhatIf(string area, object body) => Indicators.Room.Caller("viewer", "74").Post($"/api/indicators/766/scores/{area}/what-if?window=2025-06", body);

    protected static IEnumerable<string?> Codes(JsonElement answer, string list) => answer.GetProperty(list).EnumerateArray().Select(x => x.GetProperty("code").GetString());
}
