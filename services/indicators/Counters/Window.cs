using System.Globalization;
using Ioc.Defaults;

namespace Ioc.Indicators.Counters;

/// <summary>The span of days that a score is of: a calendar month in Vietnam.</summary>
/// <param name="First">First day.</param>
public sealed record Window(DateOnly First)
{
    private const string Shape = "yyyy-MM";

    /// <summary>Its name, e.g. <c>2026-11</c>.</summary>
    public string Name => First.ToString(Shape, CultureInfo.InvariantCulture);

    /// <summary>Last day.</summary>
    public DateOnly Last => First.AddMonths(1).AddDays(-1);

    /// <summary>The instant at which it is over.</summary>
    public DateTimeOffset EndsAt => VietnamTime.StartOf(First.AddMonths(1));

    /// <summary>The window of a day.</summary>
    public static Window Of(DateOnly day) => new(day.AddDays(1 - day.Day));

    /// <summary>The window of that name; null when it names none.</summary>
    public static Window? Parse(string? name) =>
        DateOnly.TryParseExact(name, Shape, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? new(first) : null;

    /// <summary>When what is open in it is judged: at its end, or now while it runs.</summary>
    public DateTimeOffset JudgedAt(DateTimeOffset now) => now < EndsAt ? now : EndsAt;
}
