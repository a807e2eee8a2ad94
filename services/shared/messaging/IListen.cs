using Ioc.Contracts;

namespace Ioc.Messaging;

/// <summary>What a service without a database does when it hears a fact; repeats and late facts must change nothing.</summary>
/// <typeparam name="TFact">The fact.</typeparam>
public interface IListen<in TFact> where TFact : IFact
{
    /// <summary>Shows the fact.</summary>
    /// <exception cref="Unappliable">It can never be shown; it is parked with the reason.</exception>
    Task When(TFact fact, CancellationToken ct);
}
