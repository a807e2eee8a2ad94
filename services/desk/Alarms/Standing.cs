namespace Ioc.Desk.Alarms;

/// <summary>How an alarm stands: the states of ISA-18.2, figure 3, by their letters.</summary>
public enum Standing
{
    /// <summary>A: nothing is wrong.</summary>
    Normal,

    /// <summary>B: something is wrong and nobody has seen it.</summary>
    Unacknowledged,

    /// <summary>C: something is wrong and somebody has seen it.</summary>
    Acknowledged,

    /// <summary>D: it came right before anybody saw it; somebody should know that it happened.</summary>
    Returned,

    /// <summary>E and F: it came right, but it stays until somebody resets it.</summary>
    Latched,

    /// <summary>G: an operator put it aside until an instant.</summary>
    Shelved,

    /// <summary>H: silent by design.</summary>
    Suppressed,

    /// <summary>I: taken out for repair.</summary>
    OutOfService,
}
