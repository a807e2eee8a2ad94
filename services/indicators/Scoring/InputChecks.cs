using Ioc.Defaults;
using Ioc.Indicators.Rules;
using static System.FormattableString;

namespace Ioc.Indicators.Scoring;

/// <summary>Finds every fault of the figures put in, each at its JSON pointer.</summary>
/// <param name="isPublished">True for figures that an authority gives of a unit, be it of a level that the rules do not give the metric to.</param>
internal sealed class InputChecks(RuleSet? rules, IReadOnlyList<string> levels, string? level, Faults faults, bool isPublished = false)
{
    private const int MetricsMax = 100;
    private readonly Dictionary<string, int> coveredAt = [];

    public void All(IReadOnlyCollection<MetricInput?>? inputs)
    {
        faults.OneOf(level, "/level", levels);
        if (inputs is not { Count: > 0 and <= MetricsMax })
        {
            faults.Add("/metrics", $"Cần một danh sách từ 1 đến {MetricsMax} chỉ số.", $"Give a list of 1 to {MetricsMax} metrics.");
            return;
        }
        foreach (var (i, input) in inputs.Index())
        {
            if (input is null) faults.Add($"/metrics/{i}", "Phải là một đối tượng có code và số liệu.", "Must be an object with a code and figures.");
            else One(input, $"/metrics/{i}", i);
        }
    }

    private void One(MetricInput input, string at, int index)
    {
        var part = rules is null ? null : Part.Of(rules, input.Code);
        if (string.IsNullOrWhiteSpace(input.Code)) faults.Add($"{at}/code", "Thiếu mã chỉ số, ví dụ 2.1.", "The code of the metric is missing, e.g. 2.1.");
        else if (rules is not null && part is null)
        {
            var known = string.Join(", ", rules.Metrics.Select(x => x.Code).Concat(rules.Tiles.Select(x => x.Code)).Concat(rules.Groups.Select(x => x.Code)));
            faults.Add($"{at}/code", $"Không có chỉ số '{input.Code}' trong bộ {rules.Name}; hiện có: {known}.",
                $"There is no metric '{input.Code}' in {rules.Name}; known are: {known}.");
        }
        if (part is not null)
        {
            Place(part, at, index);
            Shape(part, input, at);
        }
        Counts(part, input, at);
        Bound(input.RatioPercent, 100, $"{at}/ratioPercent");
        Bound(input.Score, part?.Max, $"{at}/score");
        if (rules is not null && input.Score is { } score && rules.Rounding.Round(score) != score)
        {
            faults.Add($"{at}/score", $"Điểm có quá {rules.Rounding.Decimals} chữ số lẻ.",
                $"Points have more than {rules.Rounding.Decimals} decimals.");
        }
    }

    private void Place(Part part, string at, int index)
    {
        if (!isPublished && level is not null && levels.Contains(level) && !part.AppliesTo(level))
        {
            faults.Add($"{at}/code", $"Chỉ số {part.Code} không áp dụng cho cấp {level}.",
                $"Metric {part.Code} does not apply to level {level}.");
        }
        var first = part.Covers.Select(m => m.Code).Where(coveredAt.ContainsKey).FirstOrDefault();
        if (first is not null)
        {
            faults.Add($"{at}/code", $"Chỉ số {first} đã có ở /metrics/{coveredAt[first]}.",
                $"Metric {first} is already given at /metrics/{coveredAt[first]}.");
        }
        foreach (var metric in part.Covers) coveredAt.TryAdd(metric.Code, index);
    }

    private void Shape(Part part, MetricInput input, string at)
    {
        var counts = input.Numerator is not null || input.Denominator is not null;
        var shapes = (counts ? 1 : 0) + (input.RatioPercent is not null ? 1 : 0) + (input.Score is not null ? 1 : 0);
        faults.Require(shapes == 1, at,
            "Cần đúng một trong ba: numerator và denominator, ratioPercent, hoặc score.",
            "Give exactly one of: numerator with denominator, ratioPercent, or score.");
        faults.Require(input.Score is not null || part.Metric is not null || shapes != 1, at,
            $"{part.Code} gồm nhiều chỉ số; chỉ nhận score.", $"{part.Code} is made of several metrics; only score is accepted.");
        faults.Require(input.Score is null || part.Max > 0, $"{at}/score",
            $"Chỉ số {part.Code} không chấm điểm.", $"Metric {part.Code} is not scored.");
        faults.Require(input.RatioPercent is null || part.Metric is not { Measure: "mean" }, $"{at}/ratioPercent",
            $"Chỉ số {part.Code} không phải là tỷ lệ.", $"Metric {part.Code} is not a rate.");
    }

    private void Counts(Part? part, MetricInput input, string at)
    {
        faults.Require(input.Denominator is null || input.Numerator is not null, $"{at}/numerator", "Thiếu tử số.", "The numerator is missing.");
        faults.Require(input.Numerator is null || input.Denominator is not null, $"{at}/denominator", "Thiếu mẫu số.", "The denominator is missing.");
        Bound(input.Numerator, MetricInput.CountMax, $"{at}/numerator");
        Bound(input.Denominator, MetricInput.CountMax, $"{at}/denominator");
        if (part?.Metric is not { Measure: "mean" } && input.Denominator >= 0 && input.Numerator > input.Denominator)
        {
            faults.Add($"{at}/numerator", $"Tử số {input.Numerator} lớn hơn mẫu số {input.Denominator}.",
                $"The numerator {input.Numerator} is larger than the denominator {input.Denominator}.");
        }
    }

    private void Bound(decimal? number, decimal? most, string at)
    {
        if (number < 0) faults.Add(at, Invariant($"Số {number} không được âm."), Invariant($"{number} must not be negative."));
        if (number > most)
        {
            faults.Add(at, Invariant($"Số {number} vượt mức tối đa {most}."), Invariant($"{number} is above the most allowed, {most}."));
        }
    }
}
