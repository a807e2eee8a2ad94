namespace Ioc.Contracts.Desk;

/// <summary>One alarm: at most one stands for each rule and source (ISA-18.2). It keeps its id through every raise and return.</summary>
/// <param name="Version">Grows with each change; the newer wins.</param>
/// <param name="Rule">Code of the rule, e.g. <c>sensor-limit</c>.</param>
/// <param name="Source">What it is about: a sensor and its quantity, a sensor, or an area path.</param>
/// <param name="Priority">high, medium or low.</param>
/// <param name="State">unacknowledged, acknowledged, returned, latched, shelved, suppressed, outOfService or normal.</param>
/// <param name="Area">Area path of the source.</param>
/// <param name="Tile">The tile on which the figure behind it is shown.</param>
/// <param name="Value">What raised it.</param>
/// <param name="Limit">What it was read against.</param>
/// <param name="RaisedAt">When it was last raised.</param>
/// <param name="RespondBy">When somebody must have answered.</param>
/// <param name="Escalated">Nobody had answered by then.</param>
/// <param name="ReturnedAt">When the cause went away, if it has.</param>
/// <param name="AcknowledgedAt">When somebody saw it, if anybody has.</param>
/// <param name="HiddenUntil">End of a shelf.</param>
public sealed record AlarmState(
    string Id, long Version, string Rule, string Source, string Priority, string State, string TextVi, string TextEn,
    string CauseVi, string CauseEn, string ConsequenceVi, string ConsequenceEn, IReadOnlyList<string> ActionsVi, IReadOnlyList<string> ActionsEn,
    string Area, string Tile, double Value, double Limit, string Unit, DateTimeOffset RaisedAt, DateTimeOffset RespondBy, bool Escalated,
    DateTimeOffset? ReturnedAt, DateTimeOffset? AcknowledgedAt, DateTimeOffset? HiddenUntil);

/// <summary>An alarm calls for somebody.</summary>
[Fact("desk", "alarm-raised")]
public sealed record AlarmRaised(string Area, bool Simulated, AlarmState Alarm) : IFact;

/// <summary>Whatever else became of an alarm.</summary>
/// <param name="Act">returned, acknowledged, reset, escalated, shelved, unshelved, suppressed, unsuppressed, takenOut, putBack, or adjusted: its rule or its source got another limit, priority or area.</param>
[Fact("desk", "alarm-moved")]
public sealed record AlarmMoved(string Area, bool Simulated, string Act, AlarmState Alarm) : IFact;

/// <summary>Alarms of one rule, counted together.</summary>
/// <param name="Count">Alarms, or raises where raises are counted.</param>
public sealed record AlarmGroup(string Rule, string NameVi, string NameEn, long Count);

/// <summary>How well the alarms themselves do (ISA-18.2, clause 16).</summary>
/// <param name="PerHour">Raises within the last hour.</param>
/// <param name="Chattering">Alarms that come and go again and again.</param>
/// <param name="Stale">Alarms that have stood for more than a day.</param>
/// <param name="TopTen">The rules and sources that raised most within the last day.</param>
public sealed record AlarmMeasures(long PerHour, long Chattering, long Stale, IReadOnlyList<AlarmGroup> TopTen);

/// <summary>The alarms of one area and all below it.</summary>
/// <param name="High">Standing with high priority: unacknowledged, acknowledged or latched.</param>
/// <param name="Unacknowledged">Waiting for somebody, those among them whose cause went away.</param>
/// <param name="Returned">The cause went away before anybody saw it.</param>
/// <param name="Shelved">Put aside for a while.</param>
/// <param name="Suppressed">Silent by design.</param>
/// <param name="OutOfService">Taken out for repair.</param>
/// <param name="List">The most urgent; the counts are of all.</param>
/// <param name="Flood">More than ten were raised within ten minutes, and it has not calmed since.</param>
/// <param name="Groups">The standing alarms by rule, most first.</param>
public sealed record AlarmCounts(
    long High, long Medium, long Low, long Unacknowledged, long Returned, long Shelved, long Suppressed, long OutOfService,
    IReadOnlyList<AlarmState> List, bool Flood, IReadOnlyList<AlarmGroup> Groups, AlarmMeasures Measures);

/// <summary>Alarms were counted again.</summary>
[Fact("desk", "alarm-counts-changed")]
public sealed record AlarmCountsChanged(string Area, bool Simulated, long Version, DateTimeOffset AsOf, AlarmCounts Counts) : IFact;
