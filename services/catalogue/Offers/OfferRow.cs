using Ioc.Contracts.Catalogue;

namespace Ioc.Catalogue.Offers;

/// <summary>A row of <c>offer</c>: a public service (dịch vụ công) and the terms on which it is offered.</summary>
public sealed record OfferRow
{
    /// <summary>National procedure code, e.g. <c>1.001193</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Grows by one with each change; the ETag of the service.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Area path of the owning unit.</summary>
    public required string Area { get; init; }

    /// <summary>Vietnamese name.</summary>
    public required string NameVi { get; init; }

    /// <summary>English name; empty when there is none.</summary>
    public required string NameEn { get; init; }

    /// <summary>province, district or commune.</summary>
    public required string Level { get; init; }

    /// <summary>Field of administration.</summary>
    public required string Field { get; init; }

    /// <summary>full, partial or information.</summary>
    public required string Online { get; init; }

    /// <summary>A fee or charge is due.</summary>
    public bool HasFee { get; init; }

    /// <summary>The fee can be paid online.</summary>
    public bool OnlinePayment { get; init; }

    /// <summary>One of the 53 essential services.</summary>
    public bool Essential { get; init; }

    /// <summary>Longest handling time in working days.</summary>
    public int? MaxWorkingDays { get; init; }

    /// <summary>A paper result is prescribed.</summary>
    public bool PaperResult { get; init; }

    /// <summary>Its subjects are citizens, overseas Vietnamese or foreigners.</summary>
    public bool CitizenSubjects { get; init; }

    /// <summary>Made by a simulator.</summary>
    public bool Simulated { get; init; }

    /// <summary>What may leave the service.</summary>
    public ServiceState State() => new(
        Code, Version, NameVi, NameEn, Level, Field, Online, HasFee, OnlinePayment, Essential, MaxWorkingDays, PaperResult, CitizenSubjects);
}
