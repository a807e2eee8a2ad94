using Ioc.Contracts;

namespace Ioc.Messaging;

/// <summary>What a service does when it hears a fact: in one transaction with the inbox, so exactly once in its effect.</summary>
/// <typeparam name="TFact">The fact.</typeparam>
public interface IReact<in TFact> where TFact : IFact
{
    /// <summary>Applies the fact. A version not newer than the one known must change nothing.</summary>
    /// <exception cref="Unappliable">It can never be applied; it is parked with the reason.</exception>
    Task When(TFact fact, Work work, CancellationToken ct);
}

/// <summary>What a service without a database does when it hears a fact; repeats and late facts must change nothing.</summary>
/// <typeparam name="TFact">The fact.</typeparam>
public interface IListen<in TFact> where TFact : IFact
{
    /// <summary>Shows the fact.</summary>
    /// <exception cref="Unappliable">It can never be shown; it is parked with the reason.</exception>
    Task When(TFact fact, CancellationToken ct);
}

/// <summary>A message that no repetition will make right: it goes to the parked queue with this reason.</summary>
public sealed class Unappliable(string reason) : Exception(reason);
