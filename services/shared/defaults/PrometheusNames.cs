using System.Text;

namespace Ioc.Defaults;

/// <summary>Names as the OpenTelemetry-to-Prometheus rules say, so that dashboards serve a scrape and a collector alike.</summary>
public static class PrometheusNames
{
    private static readonly Dictionary<string, string> Suffixes = new()
    {
        ["s"] = "seconds", ["ms"] = "milliseconds", ["By"] = "bytes", ["%"] = "percent", ["1"] = "ratio",
    };

    /// <summary>The metric family's name.</summary>
    /// <param name="name">OpenTelemetry name, e.g. <c>ioc.outbox.oldest_age</c>.</param>
    /// <param name="unit">UCUM unit; curly braces are annotations and leave no trace.</param>
    /// <param name="isCounter">Monotonic sums end in <c>_total</c>.</param>
    public static string Of(string name, string? unit, bool isCounter)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var letter in name) clean.Append(char.IsAsciiLetterOrDigit(letter) || letter == ':' ? letter : '_');
        var family = clean.ToString().Trim('_');
        if (unit is not null && Suffixes.TryGetValue(unit, out var suffix) && (unit != "1" || !isCounter)
            && !family.EndsWith('_' + suffix, StringComparison.Ordinal))
            family += '_' + suffix;
        return isCounter && !family.EndsWith("_total", StringComparison.Ordinal) ? family + "_total" : family;
    }

    /// <summary>A label's name.</summary>
    public static string Label(string key)
    {
        var clean = new StringBuilder(key.Length);
        foreach (var letter in key) clean.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '_');
        return clean.ToString();
    }
}
