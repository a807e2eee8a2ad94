namespace Ioc.Indicators.Counters;

/// <summary>
/// The denominator of 1.4 (FACTS 1.3): the larger of what the national reporting system (BCQG) and the portal received. When both
/// say nothing, the last year's count stands in for it, a twelfth of it for a month and a quarter for a quarter.
/// </summary>
internal static class NationalReports
{
    /// <summary>The last year's count stands in.</summary>
    public const string Temporary = "TEMP_NATIONAL_REPORT_DENOMINATOR";

    /// <summary>The national reporting system says nothing of the window.</summary>
    public const string Missing = "NO_NATIONAL_REPORT_DATA";

    /// <summary>Dossiers received.</summary>
    public static long? Received(Sum sum) => Stated(sum) is > 0 and var stated ? stated : LastYear(sum);

    /// <summary>What is missing.</summary>
    public static IEnumerable<string> Flags(Sum sum)
    {
        if (Reported(sum.Scope, sum) is null) yield return Missing;
        if (Stated(sum) == 0 && LastYear(sum) > 0) yield return Temporary;
    }

    private static long Stated(Sum sum) => Math.Max(Reported(sum.Scope, sum) ?? 0, sum.Total[Bit.Dossier]);

    private static long? Reported(Scope scope, Sum sum) => scope.IsWhole ? sum.Register.Reported(scope.Path, scope.Window) : null;

    private static long LastYear(Sum sum)
    {
        var window = sum.Scope.Window;
        var year = new Window(WindowKind.Year, new DateOnly(window.First.Year - 1, 1, 1));
        var count = Reported(sum.Scope with { Window = year }, sum) ?? 0;
        return window.Kind switch
        {
            WindowKind.Week => count * 7 / (year.Last.DayNumber - year.First.DayNumber + 1),
            WindowKind.Month => count / 12,
            WindowKind.Quarter => count / 4,
            _ => count,
        };
    }
}
