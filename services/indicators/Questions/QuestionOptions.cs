using System.ComponentModel.DataAnnotations;

namespace Ioc.Indicators.Questions;

/// <summary>Limits of the questions. Section <c>Questions</c>.</summary>
public sealed class QuestionOptions
{
    /// <summary>How long a ranking of a running window is answered again without a look at the counters; up to ten times as long while it is counted anew. 0 always looks.</summary>
    [Range(0, 60_000)]
    public int RankingKeptMilliseconds { get; set; } = 1_000;

    /// <summary>The same for a window that is over.</summary>
    [Range(0, 600_000)]
    public int ClosedRankingKeptMilliseconds { get; set; } = 30_000;
}
