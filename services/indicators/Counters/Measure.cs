namespace Ioc.Indicators.Counters;

/// <summary>One metric of Index 766 that copied rows feed (counting rules: FACTS 1.2 and 1.3).</summary>
/// <param name="Metric">Component code, e.g. <c>2.1</c>.</param>
/// <param name="Table">Whose rows are the denominator.</param>
/// <param name="Adds">SQL: what a row adds to the numerator. <c>@until</c> is the end of the window, or now in the current one.</param>
/// <param name="Flags">What the reader must know of the figures: data that the rule asks for and nobody sends.</param>
public sealed record Measure(string Metric, string Table, string Adds, params IReadOnlyList<string> Flags)
{
    private const string OnTime = "(late_after is null or least(ended_at, @until) <= late_after)";

    /// <summary>
    /// The metrics fed. 3.3 counts online dossiers, with an electronic result where a paper one is prescribed; the engine
    /// multiplies by the rate of 1.4. 5.4 is 100 % less the rates of the late and of the disliked, so what is both takes
    /// one from its numerator. 4.1 has all dossiers as denominator, as the published figures do. A petition is late by the
    /// due instant that the hotline promised, 15 working days where the province's table says nothing else; 5.3 leaves out
    /// the late and those rated 1 or 2.
    /// </summary>
    public static readonly IReadOnlyList<Measure> All =
    [
        new("1.4", "dossier", "synchronised::int", "NO_NATIONAL_REPORT_DATA"),
        new("2.1", "dossier", $"{OnTime}::int"),
        new("3.3", "dossier", "(channel = 'online' and (electronic_result or not paper_result))::int"),
        new("4.1", "dossier", "electronic_result::int"),
        new("4.2", "dossier", "digitised::int"),
        new("4.3", "dossier", "reused::int"),
        new("4.4", "dossier", "shared::int"),
        new("5.2", "petition", $"{OnTime}::int"),
        new("5.3", "petition", $"({OnTime} and (rating is null or rating > 2))::int", "NO_REPEATED_PETITION_DATA"),
        new("5.4", "dossier", $"{OnTime}::int - disliked::int"),
    ];

    /// <summary>The measure of a metric; null when no row feeds it.</summary>
    public static Measure? Of(string? metric) => All.FirstOrDefault(x => x.Metric == metric);
}
