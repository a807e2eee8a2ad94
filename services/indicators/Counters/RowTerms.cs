using System.Globalization;

namespace Ioc.Indicators.Counters;

/// <summary>A counter that is a sum over rows: one for a row with the bit, less one for each of the others that it has.</summary>
/// <param name="Table">dossier or petition.</param>
/// <param name="Bit">What a row must have.</param>
/// <param name="Judged">First of four bits, of which that of the window's kind takes one off.</param>
/// <param name="Less">A bit that takes one off.</param>
public sealed record RowTerms(string Table, Bit Bit, Bit? Judged = null, Bit? Less = null)
{
    /// <summary>The value in a scope.</summary>
    public long Of(Sum sum) => sum.Total[Bit] - (Judged is { } judged ? sum.Judged(judged) : 0) - (Less is { } less ? sum.Total[less] : 0);

    /// <summary>SQL: what a row adds in windows of a kind.</summary>
    public string Sql(WindowKind kind) =>
        One(Bit) + (Judged is { } judged ? $" - {One(judged + (int)kind)}" : "") + (Less is { } less ? $" - {One(less)}" : "");

    private static string One(Bit bit) => string.Create(CultureInfo.InvariantCulture, $"(bits >> {(int)bit} & 1)::int");
}
