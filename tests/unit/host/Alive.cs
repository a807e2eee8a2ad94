using Xunit;

namespace Ioc.Tests.Unit.Host;

internal static class Alive
{
    /// <summary>Fails unless the process is gone (or only a name in the table) within ten seconds.</summary>
    public static Task GoneAsync(int pid) => UntilAsync(() => !IsAlive(pid), $"process {pid} is gone");

    /// <summary>Fails unless it holds within ten seconds.</summary>
    public static async Task UntilAsync(Func<bool> holds, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!holds())
        {
            Assert.False(patience.IsCancellationRequested, $"not so after ten seconds: {what}");
            await tick.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    public static bool IsAlive(int pid)
    {
        try
        {
            return !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ");
        }
        catch (IOException)
        {
            return false;
        }
    }
}
