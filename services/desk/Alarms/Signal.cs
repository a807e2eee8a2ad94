namespace Ioc.Desk.Alarms;

/// <summary>The newest word of a figure that rules judge: a quantity of a sensor, or a total of an area.</summary>
public sealed record Signal
{
    /// <summary>Samples kept of a figure; a longer span keeps them farther apart.</summary>
    public const int SamplesMax = 60;

    /// <summary><c>sensor/quantity</c>, or the area path and the total's name.</summary>
    public required string Source { get; init; }

    /// <summary>Whose figure: a sensor, or an area path and the total's name. Silence is told of it.</summary>
    public required string Origin { get; init; }

    /// <summary><c>sensor</c>, or the tile of a total.</summary>
    public required string Measure { get; init; }

    /// <summary>Of a sensor.</summary>
    public string? Quantity { get; init; }

    /// <summary>Area path.</summary>
    public required string Area { get; init; }

    /// <summary>Vietnamese name of the sensor or the area.</summary>
    public required string NameVi { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Where a wall shows it.</summary>
    public required string Tile { get; init; }

    /// <summary>Of the figure.</summary>
    public required string Unit { get; init; }

    /// <summary>The sensor's own limit.</summary>
    public double? Limit { get; init; }

    /// <summary>above or below: the bad side of its own limit.</summary>
    public string Side { get; init; } = "above";

    /// <summary>Priority of its alarm, unless the rule has one.</summary>
    public string Priority { get; init; } = "medium";

    /// <summary>Seconds between two words when all is well.</summary>
    public int PeriodSeconds { get; init; } = 60;

    /// <summary>A simulator had a hand in it.</summary>
    public bool Simulated { get; init; }

    /// <summary>Figures of different epochs cannot be compared: the month of a score; blank where there is none.</summary>
    public string Epoch { get; init; } = "";

    /// <summary>The owner's version.</summary>
    public long Version { get; init; }

    /// <summary>When it was so; the beginning of time while nothing was heard.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When the desk heard it.</summary>
    public DateTimeOffset HeardAt { get; init; }

    /// <summary>The figure.</summary>
    public double Value { get; init; }

    /// <summary>Earlier figures of the epoch, oldest first.</summary>
    public IReadOnlyList<Sample> Samples { get; init; } = [];

    /// <summary>It was heard live at least once; what never was cannot fall silent.</summary>
    public bool Live { get; init; }

    /// <summary>An earlier figure.</summary>
    public readonly record struct Sample(DateTimeOffset At, double Value);

    /// <summary>True while the figure speaks for now.</summary>
    public bool IsLive(DateTimeOffset now) => At.AddSeconds((double)Judgement.LivePeriods * PeriodSeconds) >= now;

    /// <summary>True when another word of the same figure is news to this one.</summary>
    public bool IsOlderThan(string epoch, DateTimeOffset at, long version) =>
        (string.CompareOrdinal(Epoch, epoch), At.CompareTo(at), Version.CompareTo(version)) switch
        {
            (not 0 and var byEpoch, _, _) => byEpoch < 0,
            (_, not 0 and var byInstant, _) => byInstant < 0,
            (_, _, var byVersion) => byVersion < 0,
        };

    /// <summary>The figure after a newer word.</summary>
    /// <param name="keepSeconds">Longest span over which a rule looks at its change; 0 keeps no samples.</param>
    public Signal Hear(string epoch, DateTimeOffset at, long version, double value, bool simulated, DateTimeOffset now, int keepSeconds)
    {
        var heard = this with { Epoch = epoch, At = at, Version = version, Value = value, Simulated = simulated, HeardAt = now };
        return heard with { Live = Live || heard.IsLive(now), Samples = epoch == Epoch && keepSeconds > 0 ? Kept(keepSeconds, at) : [] };
    }

    /// <summary>These names with what was heard under others before.</summary>
    public Signal After(Signal? known) => known is null ? this : this with
    {
        Epoch = known.Epoch, Version = known.Version, At = known.At, HeardAt = known.HeardAt, Value = known.Value, Samples = known.Samples, Live = known.Live,
    };

    private List<Sample> Kept(int keepSeconds, DateTimeOffset at)
    {
        var kept = Samples.Where(x => x.At >= at.AddSeconds(-keepSeconds)).ToList();
        var apart = TimeSpan.FromSeconds((double)keepSeconds / SamplesMax);
        if (HeardAt != default && At < at && (kept.Count == 0 || At - kept[^1].At >= apart)) kept.Add(new Sample(At, Value));
        return kept;
    }
}
