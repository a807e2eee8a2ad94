namespace Ioc.Desk.Alarms;

/// <summary>
/// The life of an alarm (ISA-18.2): one state, one step, one answer. Pure.
/// <code>
///                 Raise  Return         Acknowledge   Reset   Shelve   Suppress    TakeOut       Unshelve, Unsuppress, PutBack
/// normal          unack  normal         -             -       shelved  suppressed  out           -
/// unacknowledged  same   returned (1)   acknowledged  -       shelved  suppressed  out           -
/// acknowledged    same   normal (1)     -             -       shelved  suppressed  out           -
/// returned        unack  same           normal        -       shelved  suppressed  out           -
/// latched         unack  same           -             normal  shelved  suppressed  out           -
/// shelved         same   same           -             -       -        -           -             by its own: unack when wrong, else normal (1)
/// suppressed      same   same           -             -       -        -           -             by its own: unack when wrong, else normal (1)
/// out of service  same   same           -             -       -        -           -             by its own: unack when wrong, else normal (1)
/// </code>
/// (1) latched, when the rule latches. A dash is refused. An alarm that comes back from where it was hidden while its cause
/// lasts is unacknowledged, whoever saw it before: a shelf must not swallow it.
/// </summary>
public static class Life
{
    /// <summary>True while nobody is to be troubled with it.</summary>
    public static bool IsHidden(this Standing standing) => standing is Standing.Shelved or Standing.Suppressed or Standing.OutOfService;

    /// <summary>True while it counts as active: something is wrong, or it is latched.</summary>
    public static bool IsActive(this Standing standing) => standing is Standing.Unacknowledged or Standing.Acknowledged or Standing.Latched;

    /// <summary>How the alarm stands after a step; null when the step is not possible. Raise and Return always are.</summary>
    /// <param name="now">How it stands.</param>
    /// <param name="step">What befalls it.</param>
    /// <param name="wrong">Its cause lasts.</param>
    /// <param name="latching">Its rule keeps it after its cause went away.</param>
    public static Standing? Next(Standing now, Step step, bool wrong, bool latching) => (step, now) switch
    {
        (Step.Raise, Standing.Normal or Standing.Returned or Standing.Latched) => Standing.Unacknowledged,
        (Step.Return, Standing.Unacknowledged or Standing.Acknowledged) when latching => Standing.Latched,
        (Step.Return, Standing.Unacknowledged) => Standing.Returned,
        (Step.Return, Standing.Acknowledged) => Standing.Normal,
        (Step.Raise or Step.Return, _) => now,
        (Step.Acknowledge, Standing.Unacknowledged) => Standing.Acknowledged,
        (Step.Acknowledge, Standing.Returned) => Standing.Normal,
        (Step.Reset, Standing.Latched) => Standing.Normal,
        (Step.Shelve, _) when !now.IsHidden() => Standing.Shelved,
        (Step.Suppress, _) when !now.IsHidden() => Standing.Suppressed,
        (Step.TakeOut, _) when !now.IsHidden() => Standing.OutOfService,
        (Step.Unshelve, Standing.Shelved) or (Step.Unsuppress, Standing.Suppressed) or (Step.PutBack, Standing.OutOfService) =>
            wrong ? Standing.Unacknowledged : latching ? Standing.Latched : Standing.Normal,
        _ => null,
    };

    /// <summary>What an operator may do with it now.</summary>
    public static IEnumerable<Step> Possible(Standing now) =>
        Enum.GetValues<Step>().Where(step => step is not (Step.Raise or Step.Return) && Next(now, step, wrong: false, latching: false) is not null);
}
