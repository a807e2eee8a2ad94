namespace Ioc.Indicators.Counters;

/// <summary>What one dossier of a procedure proves of the procedure (metrics 3.2, 3.5a, 3.5b and 4.5a).</summary>
public enum Use
{
    /// <summary>It is handed in online.</summary>
    Online,

    /// <summary>A fee that is not 0 was synchronised.</summary>
    FeeSent,

    /// <summary>It is paid online.</summary>
    PaidOnline,

    /// <summary>Population data is used.</summary>
    Population,
}

/// <summary>Uses as a mask of four bits.</summary>
internal static class Uses
{
    /// <summary>Kinds of use.</summary>
    public const int Kinds = 4;

    /// <summary>The mask of a row's bits.</summary>
    public static int Of(long bits) =>
        Take(bits, Bit.Online, Use.Online) | Take(bits, Bit.FeeSent, Use.FeeSent) | Take(bits, Bit.PaidOnline, Use.PaidOnline) | Take(bits, Bit.Population, Use.Population);

    private static int Take(long bits, Bit bit, Use use) => (int)((bits >> (int)bit) & 1) << (int)use;
}
