using System.Diagnostics;

namespace Ioc.Tests.Speed.WallPath;

/// <summary>Sends at an even rate whatever the answers do, so that a slow answer shows as a slow answer and not as fewer of them.</summary>
public static class Even
{
    /// <summary>Begins <paramref name="count"/> sends, and waits for all of them.</summary>
    public static async Task Send(int count, int perSecond, Func<int, Task> send)
    {
        var began = Stopwatch.GetTimestamp();
        var sends = new List<Task>(count);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (sends.Count < count && await timer.WaitForNextTickAsync())
            for (var due = Stopwatch.GetElapsedTime(began).TotalSeconds * perSecond; sends.Count < count && sends.Count < due;)
                sends.Add(send(sends.Count));
        await Task.WhenAll(sends);
    }
}
