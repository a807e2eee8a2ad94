namespace Ioc.Messaging;

/// <summary>What a service that counts by itself says of it.</summary>
public static class Totals
{
    /// <summary>So many totals were announced.</summary>
    public static void Announced(int totals) => Signals.Announced.Add(totals);
}
