using Ioc.Tests.Faults;
using Ioc.Tests.Support;
using Xunit;

[assembly: AssemblyFixture(typeof(Broken))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Ioc.Tests.Faults;

/// <summary>One whole stack for the level; the faults come one after another, each in a district of its own.</summary>
public sealed class Broken : IAsyncLifetime
{
    private Stack? stack;

    /// <summary>The stack, started.</summary>
    public Stack Stack => stack!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => stack = await Stack.StartAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (stack is not null) await stack.DisposeAsync();
    }
}
