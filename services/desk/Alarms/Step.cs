namespace Ioc.Desk.Alarms;

/// <summary>What can befall an alarm.</summary>
public enum Step
{
    /// <summary>The condition came true: delays and deadband are behind it.</summary>
    Raise,

    /// <summary>The condition is no longer true.</summary>
    Return,

    /// <summary>Somebody has seen it.</summary>
    Acknowledge,

    /// <summary>Somebody lets a latched alarm go.</summary>
    Reset,

    /// <summary>Somebody puts it aside for a while.</summary>
    Shelve,

    /// <summary>Somebody, or the end of the while, brings it back.</summary>
    Unshelve,

    /// <summary>It is made silent by design.</summary>
    Suppress,

    /// <summary>It may speak again.</summary>
    Unsuppress,

    /// <summary>It is taken out for repair.</summary>
    TakeOut,

    /// <summary>It is back from repair.</summary>
    PutBack,
}
