using System.ComponentModel.DataAnnotations;

namespace Ioc.Indicators.Counters;

/// <summary>How long it is kept how figures came about. Section <c>History</c>.</summary>
public sealed class HistoryOptions
{
    /// <summary>For so many days back, <c>asKnownAt</c> and restatements are answered; what is shown now does not depend on it.</summary>
    [Range(1, 36_500)]
    public int KeptDays { get; set; } = 800;
}
