using Ioc.Defaults;
using Ioc.Indicators.Rules;

namespace Ioc.Indicators.Questions;

/// <summary>What a metric counts, told by how its rule file begins the words for its numerator.</summary>
internal static class Units
{
    private static readonly (string Begins, string Unit, Text One)[] Known =
    [
        ("hồ sơ", "dossier", new("hồ sơ", "dossier")), ("PAKN", "petition", new("phản ánh, kiến nghị", "petition")),
        ("TTHC", "procedure", new("thủ tục", "procedure")), ("dịch vụ", "service", new("dịch vụ", "service")),
        ("đơn vị cấp xã", "commune", new("xã, phường", "commune")),
    ];

    /// <summary>The unit as a code and in words; <c>record</c> when the file's words begin otherwise.</summary>
    public static (string Unit, Text One) Of(MetricRule metric)
    {
        foreach (var (begins, unit, one) in Known)
            if (metric.Numerator.Vi.StartsWith(begins, StringComparison.OrdinalIgnoreCase)) return (unit, one);
        return ("record", new("bản ghi", "record"));
    }
}
