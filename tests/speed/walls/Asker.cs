using System.Diagnostics;

namespace Ioc.Tests.Speed.Walls;

/// <summary>Somebody who asks for the tiles again and again while thousands come back.</summary>
internal sealed record Asker(Spread Spread, int Refused)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks until it is stopped.</summary>
    public static async Task<Asker> Ask(Ours both, CancellationToken stop)
    {
        using var client = both.Caller(both.Address);
        using var timer = new PeriodicTimer(Between);
        var (spans, refused) = (new List<TimeSpan>(), 0);
        while (!stop.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            var began = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync("/api/screens/74/tiles", CancellationToken.None);
            spans.Add(Stopwatch.GetElapsedTime(began));
            if (!answer.IsSuccessStatusCode) refused++;
        }
        return new Asker(new Spread(spans), refused);
    }

    public override string ToString() => $"tiles asked for meanwhile: {Spread}, {Refused} refused";
}
