using Ioc.Contracts.Catalogue;

namespace Ioc.Catalogue.Dossiers;

/// <summary>A row of <c>dossier</c>: the course of one dossier (hồ sơ). Nobody's name, number or paper is in it.</summary>
public sealed record DossierRow
{
    /// <summary>Code that the source system gave it.</summary>
    public required string Code { get; init; }

    /// <summary>Grows by one with each change; the ETag of the dossier.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Area path on the day it was handed in.</summary>
    public required string Area { get; init; }

    /// <summary>Code of the public service.</summary>
    public required string Procedure { get; init; }

    /// <summary>Receiving agency.</summary>
    public required string Agency { get; init; }

    /// <summary>direct, online or postal.</summary>
    public required string Channel { get; init; }

    /// <summary>1 to 10, see <see cref="DossierStatus"/>.</summary>
    public int Status { get; init; }

    /// <summary>Since when it has that status.</summary>
    public DateTimeOffset StatusAt { get; init; }

    /// <summary>Handed in (NgayNopHoSo).</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Accepted (NgayTiepNhan): the clock starts.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>Promised (NgayHenTra).</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>From when on it is late: the due instant, moved on by the time spent waiting for supplements.</summary>
    public DateTimeOffset? LateAt { get; init; }

    /// <summary>Ended (NgayKetThucXuLy), by the rule of <see cref="DossierClock.EndedAt"/>.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How often supplements were asked.</summary>
    public int SupplementRequests { get; init; }

    /// <summary>Seconds spent waiting for supplements.</summary>
    public long SupplementSeconds { get; init; }

    /// <summary>Sum of the fee lines in đồng.</summary>
    public long? FeeDong { get; init; }

    /// <summary>The national portal has it.</summary>
    public bool Synchronised { get; init; }

    /// <summary>Result file linked.</summary>
    public bool ElectronicResult { get; init; }

    /// <summary>Files in components and in the result.</summary>
    public bool Digitised { get; init; }

    /// <summary>A component was reused.</summary>
    public bool Reused { get; init; }

    /// <summary>Taken from, or pushed to, the national personal store.</summary>
    public bool Shared { get; init; }

    /// <summary>Disliked or petitioned.</summary>
    public bool Disliked { get; init; }

    /// <summary>The procedure prescribed a paper result when it was received.</summary>
    public bool PaperResult { get; init; }

    /// <summary>Population data was used.</summary>
    public bool PopulationData { get; init; }

    /// <summary>Paid online.</summary>
    public bool PaidOnline { get; init; }

    /// <summary>The procedure had a fee when it was received.</summary>
    public bool HasFee { get; init; }

    /// <summary>The procedure was offered online from end to end then.</summary>
    public bool FullProcess { get; init; }

    /// <summary>Made by a simulator.</summary>
    public bool Simulated { get; init; }

    /// <summary>Digest of the record that brought it: tells a repeat from another dossier under the same code.</summary>
    public Guid Fingerprint { get; init; }

    /// <summary>What may leave the service.</summary>
    public DossierState State() => new(
        Code, Version, Procedure, Agency, Channel, Status, ReceivedAt, DueAt, EndedAt, SupplementRequests, Synchronised, ElectronicResult,
        Digitised, Reused, Shared, Disliked, AcceptedAt, SupplementSeconds, PaperResult, PopulationData, FeeDong, PaidOnline,
        HasFee, FullProcess);
}
