using System.ComponentModel.DataAnnotations;

namespace Ioc.Hotline.Sla;

/// <summary>How long an answer may take. Section <c>Sla</c>; a province puts its own table here (FACTS 5.4: configuration, not fact).</summary>
public sealed class SlaOptions
{
    /// <summary>Working days for an answer where the category says nothing else (petition decree: 15).</summary>
    [Range(1, 90)]
    public int AnswerWithinWorkingDays { get; set; } = 15;

    /// <summary>Hours for an answer by category; these run day and night.</summary>
    public Dictionary<string, int> AnswerWithinHours { get; set; } = [];

    /// <summary>An open ticket is near its breach this long before the due instant.</summary>
    [Range(1, 240)]
    public int WarnBeforeHours { get; set; } = 24;

    /// <summary>A ticket whose category must be answered within so many hours is urgent: everybody hears of it at once.</summary>
    [Range(1, 240)]
    public int UrgentWithinHours { get; set; } = 24;

    /// <summary>English names of the categories, for walls at an English switch.</summary>
    public Dictionary<string, string> CategoriesInEnglish { get; set; } = [];
}
