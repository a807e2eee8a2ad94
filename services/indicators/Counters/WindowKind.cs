namespace Ioc.Indicators.Counters;

/// <summary>The spans of days that scores are of. Each day lies in exactly one of each kind.</summary>
public enum WindowKind
{
    /// <summary>Monday to Sunday, named as ISO 8601 does: <c>2026-W47</c>.</summary>
    Week,

    /// <summary><c>2026-11</c>.</summary>
    Month,

    /// <summary><c>2026-Q4</c>.</summary>
    Quarter,

    /// <summary><c>2026</c>; year to date while it runs.</summary>
    Year,
}
