namespace Ioc.Indicators.Counters;

/// <summary>
/// What one row says, a bit each; the counters are sums of these bits over rows. Where a count depends on the kind of
/// window (what is open is judged at the window's end), there are four bits in the order of <see cref="WindowKind"/>.
/// The numbers are stored: never give one another meaning.
/// </summary>
public enum Bit
{
    /// <summary>A dossier that was accepted.</summary>
    Dossier = 0,
    /// <summary>A simulator made the row.</summary>
    Simulated = 1,
    /// <summary>The national portal has it.</summary>
    Synchronised = 2,
    /// <summary>Handed in online.</summary>
    Online = 3,
    /// <summary>Handed in by post.</summary>
    Postal = 4,
    /// <summary>Online, with an electronic result where a paper one is prescribed (FACTS 1.2, 3.3).</summary>
    OnlineWithResult = 5,
    /// <summary>Result file linked.</summary>
    Electronic = 6,
    /// <summary>Files in components and in the result.</summary>
    Digitised = 7,
    /// <summary>A component was reused.</summary>
    Reused = 8,
    /// <summary>Taken from, or pushed to, the national personal store.</summary>
    Shared = 9,
    /// <summary>Population data or a verified account was used.</summary>
    Population = 10,
    /// <summary>Disliked or petitioned.</summary>
    Disliked = 11,
    /// <summary>Of a fee procedure, and not every fee line is 0 (FACTS 1.2, 3.6).</summary>
    FeeDue = 12,
    /// <summary>Of a fee procedure, and paid online.</summary>
    PaidOnline = 13,
    /// <summary>Of a fee procedure, synchronised with a fee that is not 0 (FACTS 1.2, 3.5a).</summary>
    FeeSent = 14,
    /// <summary>Of a procedure offered as full-process service.</summary>
    FullProcess = 15,
    /// <summary>Such a dossier, handed in online.</summary>
    FullProcessOnline = 16,
    /// <summary>Late dossier; three more follow for month, quarter and year.</summary>
    Late = 17,
    /// <summary>A petition.</summary>
    Petition = 21,
    /// <summary>Late petition; three more follow.</summary>
    PetitionLate = 22,
    /// <summary>Petition late or rated 1 or 2; three more follow.</summary>
    PetitionUnsatisfied = 26,
    /// <summary>How many bits there are.</summary>
    Count = 30,
}
