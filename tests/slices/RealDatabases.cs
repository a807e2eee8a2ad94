using Ioc.Tests.Slices;
using Ioc.Tests.Support;
using Xunit;

[assembly: AssemblyFixture(typeof(RealDatabases))]
// An act waits for its database for most of its time.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]

namespace Ioc.Tests.Slices;

/// <summary>One PostgreSQL for the whole level; each test class takes a database of its own.</summary>
public sealed class RealDatabases : IAsyncLifetime
{
    private Servers? servers;

    /// <summary>The servers, started.</summary>
    public Servers Servers => servers!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => servers = await Servers.StartAsync(db: true, cache: true);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (servers is not null) await servers.DisposeAsync();
    }
}
