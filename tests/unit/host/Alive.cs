using Xunit;

namespace Ioc.Tests.Unit.Host;

internal static class Alive
{
    /// <summary>Fails unless the process is gone (or only a name in the table) within five seconds.</summary>
    public static async Task GoneAsync(int pid)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (IsAlive(pid))
        {
            Assert.False(patience.IsCancellationRequested, $"process {pid} is still there");
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
