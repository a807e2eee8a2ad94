namespace Ioc.Tests.Slices.Gateway;

/// <summary>A clock that always says the same.</summary>
public sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
