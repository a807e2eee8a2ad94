namespace Ioc.Indicators.Counters;

/// <summary>A row of <c>entry</c>: one version of something that is kept whole.</summary>
/// <param name="Kind">One of the names below.</param>
/// <param name="Code">Unique in its kind.</param>
/// <param name="Version">The newest is in force.</param>
/// <param name="Area">Area path.</param>
/// <param name="State">JSON of what was announced.</param>
/// <param name="KnownAt">Since when figures show it.</param>
public sealed record Entry(string Kind, string Code, long Version, string Area, bool Simulated, string State, DateTimeOffset KnownAt = default)
{
    /// <summary>A public service; the state is <see cref="Ioc.Contracts.Catalogue.ServiceState"/>.</summary>
    public const string Service = "service";

    /// <summary>A publication decision on a procedure; the state is <see cref="Ioc.Contracts.Catalogue.PublicationState"/>.</summary>
    public const string Publication = "publication";

    /// <summary>Whether a commune offers e-certified copies; the state is true or false.</summary>
    public const string CertifiedCopies = "certified-copies";

    /// <summary>Dossiers received by the national reporting system; the state is the count, the code is <c>path|window</c>.</summary>
    public const string NationalReport = "national-report";
}
