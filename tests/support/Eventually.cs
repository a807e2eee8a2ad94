using System.Diagnostics;

namespace Ioc.Tests.Support;

/// <summary>Waits for something to become true, instead of sleeping and hoping.</summary>
public static class Eventually
{
    /// <summary>Long: only a failure waits so long, and a machine with other work is slow without being wrong.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    /// <summary>Samples until it holds.</summary>
    /// <param name="sample">Looks at the world.</param>
    /// <param name="description">What should become true; the failure says it.</param>
    /// <param name="within">Longest wait; 60 seconds unless said.</param>
    /// <exception cref="TimeoutException">It did not hold in time.</exception>
    public static Task Holds(Func<Task<bool>> sample, string description, TimeSpan? within = null) => Holds(sample, () => description, within);

    /// <summary>Samples until it holds; what is said of a failure is looked up when it failed.</summary>
    public static async Task Holds(Func<Task<bool>> sample, Func<string> description, TimeSpan? within = null)
    {
        var began = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(Between);
        while (!await sample())
        {
            if (began.Elapsed > (within ?? Patience)) throw new TimeoutException($"Not so after {began.Elapsed.TotalSeconds:0} s: {description()}.");
            await timer.WaitForNextTickAsync();
        }
    }
}
