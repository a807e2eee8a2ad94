using Ioc.Contracts.Catalogue;

namespace Ioc.Catalogue.Offers;

/// <summary>A row of <c>publication</c>: one publication decision on one procedure, and its disclosure.</summary>
public sealed record PublicationRow
{
    /// <summary>National procedure code.</summary>
    public required string Procedure { get; init; }

    /// <summary>Number of the decision.</summary>
    public required string Decision { get; init; }

    /// <summary>Grows by one with each change.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Area path of the unit that owns the procedure.</summary>
    public required string Area { get; init; }

    /// <summary>Date of the decision.</summary>
    public DateOnly DecidedOn { get; init; }

    /// <summary>Newest day on which the legal basis takes effect.</summary>
    public DateOnly EffectiveOn { get; init; }

    /// <summary>Day of disclosure in the national database.</summary>
    public DateOnly? DisclosedOn { get; init; }

    /// <summary>All constituent parts are disclosed.</summary>
    public bool PartsComplete { get; init; }

    /// <summary>Made by a simulator.</summary>
    public bool Simulated { get; init; }

    /// <summary>What may leave the service.</summary>
    public PublicationState State() => new(Procedure, Decision, Version, DecidedOn, EffectiveOn, DisclosedOn, PartsComplete);
}
