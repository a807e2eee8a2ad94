using System.Net;
using Ioc.Indicators.Counters;
using Ioc.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Ioc.Tests.Slices.Indicators.Story;

namespace Ioc.Tests.Slices.Indicators;

/// <summary>The history of figures is as long as the settings say: what is kept stays right, and what is not is refused.</summary>
public sealed class HistoryForgotten(RealDatabases databases) : IAsyncLifetime
{
    private IndicatorsRoom indicators = null!;

    public async ValueTask InitializeAsync() => indicators = new IndicatorsRoom(await databases.Servers.NewDatabaseAsync(), ("History:KeptDays", "30"));

    public ValueTask DisposeAsync() => indicators.DisposeAsync();

    [Fact]
    public async Task Figures_from_the_kept_day_on_stay_and_those_before_are_refused()
    {
        // Each of ten dossiers changes each month, one leaves the district, and one comes late.
        for (var month = 5; month <= 8; month++)
        {
            indicators.Room.Clock.Now = At(20, month: month);
            await indicators.Hear(Enumerable.Range(0, 10).Select(i => (Dossier($"D{i}", At(2, month: 4), version: month) with { Reused = (i + month) % 2 == 0, Disliked = i < month })
                .Told(i == 0 && month > 6 ? DiAn : AnPhu)));
            if (month == 7) await indicators.Hear(Dossier("late", At(3, month: 4)).Told());
            await indicators.Count();
        }
        indicators.Room.Clock.Now = At(25, month: 8);
        var now = await Shares("");
        var then = await Shares(Known(At(1, month: 8)));
        var deltas = await Deltas();
        Assert.Equal(4, await Restated(""));

        // The first call moves on to the day, the others take away what lies before it.
        Assert.Equal(0, await Forget());
        Assert.Equal(deltas, await Deltas());
        var gone = await Forget();
        while (await Forget() is > 0 and var more) gone += more;

        Assert.True(gone > 20, $"{gone} deltas went");
        Assert.Equal(deltas - gone, await Deltas());
        Assert.Equal(now, await Shares(""));
        Assert.Equal(then, await Shares(Known(At(1, month: 8))));
        foreach (var path in new[] { "scores/725?", "scores/725/explain?", "scores/725/rows?metric=2.1&part=numerator&" })
        {
            var refused = await indicators.Get($"{path}window=2025-04&{Known(At(20, month: 7))}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Equal(["/query/asKnownAt"], await refused.Pointers());
        }
        Assert.Equal(1, await Restated("2025-07-26"));
        await indicators.Room.Services.GetRequiredService<Memory>().Load(default);
        Assert.Equal(now, await Shares(""));
    }

    private static string Known(DateTimeOffset at) => $"asKnownAt={at.UtcDateTime:O}";

    private Task<int> Forget() => indicators.Room.Services.GetRequiredService<History>().Forget(default);

    private Task<long> Deltas() => indicators.Room.Scalar<long>("select count(*) from delta");

    private async Task<Dictionary<string, (long, long)>> Shares(string known) => IndicatorsRoom.Shares(await (await indicators.Get($"scores/725?window=2025-04&{known}")).Json());

    // How many restatements are listed; and that the answer says since when they are known.
    private async Task<int> Restated(string keptFrom)
    {
        var answer = await (await indicators.Get("restatements?area=725&window=2025-04")).Json();
        Assert.Equal(keptFrom, answer.TryGetProperty("keptFrom", out var from) ? $"{from.GetDateTimeOffset().ToOffset(TimeSpan.FromHours(7)):yyyy-MM-dd}" : "");
        return answer.GetProperty("items").GetArrayLength();
    }
}
