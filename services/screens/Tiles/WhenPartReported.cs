using Ioc.Contracts.Platform;
using Ioc.Messaging;

namespace Ioc.Screens.Tiles;

/// <summary>Shows which parts of the product live, and how they are.</summary>
public sealed class WhenPartReported(KeptParts parts) : IListen<PartReported>
{
    /// <inheritdoc/>
    public Task When(PartReported fact, CancellationToken ct) => parts.Keep(fact, ct);
}
