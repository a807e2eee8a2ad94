using Ioc.Contracts;

namespace Ioc.Messaging;

/// <summary>What a service does when it hears a fact: in one transaction with the inbox, so exactly once in its effect.</summary>
/// <typeparam name="TFact">The fact.</typeparam>
public interface IReact<in TFact> where TFact : IFact
{
    /// <summary>False for a fact that can change nothing here, whatever is stored: it is let go without a transaction.</summary>
    bool Concerns(TFact fact) => true;

    /// <summary>Applies the fact. A version not newer than the one known must change nothing.</summary>
    /// <exception cref="Unappliable">It can never be applied; it is parked with the reason.</exception>
    Task When(TFact fact, Work work, CancellationToken ct);
}
