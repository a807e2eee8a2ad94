namespace Ioc.Simulator;

/// <summary>What Index 766 asks of a dossier.</summary>
public sealed record Marks(
    bool Synchronised, bool ElectronicResult, bool Digitised, bool Reused, bool Shared, bool Disliked, bool PopulationData, bool PaidOnline, long? FeeDong);
