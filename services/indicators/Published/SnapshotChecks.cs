using Ioc.Defaults;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scoring;
using static System.FormattableString;

namespace Ioc.Indicators.Published;

/// <summary>What a published row may never say: points above their maximum, a rank beyond the ranked, a figure of no unit.</summary>
internal sealed class SnapshotChecks(RuleBook book, DateOnly today, Faults faults)
{
    private const int UnitsMax = 20_000;

    /// <summary>Adds every fault of a row at its place; true when it may be kept.</summary>
    /// <param name="at">Where the row stands, e.g. <c>line/7</c>.</param>
    /// <param name="whole">False when a cell could not be read and was named: that it is missing is no second fault.</param>
    public bool Holds(Snapshot row, string at, bool whole = true)
    {
        var before = faults.Found.Count;
        faults.Words(row.Unit, $"{at}/unit", 200);
        faults.OneOf(row.Level, $"{at}/level", Snapshot.Levels);
        faults.Words(row.Period, $"{at}/period", 100);
        faults.Require(row.Source.Length <= 1000, $"{at}/source", "Dài quá 1000 ký tự.", "Longer than 1000 characters.");
        faults.Require(!row.Source.Contains('\0'), $"{at}/source", "Có ký tự NUL.", "Has a NUL character.");
        faults.Require(row.Class?.Contains('\0') != true, $"{at}/classification", "Có ký tự NUL.", "Has a NUL character.");
        faults.Require(row.Class is null or { Length: <= 60 }, $"{at}/classification", "Dài quá 60 ký tự.", "Longer than 60 characters.");
        faults.Require(!whole || !row.IsEmpty, at, "Dòng không có số nào.", "The row has no figure.");
        if (RulesOf(row, at) is { } rules)
        {
            foreach (var (code, points) in row.Groups)
                Within(points, Part.Of(rules, code)?.Max ?? 100, $"{at}/{code}");
            if (row.Part.Length > 0) Metric(row, rules, at, whole);
        }
        Within(row.Total, 100, $"{at}/total");
        Rank(row, at);
        return faults.Found.Count == before;
    }

    private RuleSet? RulesOf(Snapshot row, string at)
    {
        var period = Period.Read(row.Period);
        faults.Require(period is not null || string.IsNullOrWhiteSpace(row.Period), $"{at}/period",
            $"Không hiểu kỳ '{row.Period}'; viết như 2026, 2026-08, 2024-Q2, 2024-04-08.", $"The period '{row.Period}' is not understood; write as 2026, 2026-08, 2024-Q2, 2024-04-08.");
        if (period is null) return null;
        faults.Require((period.ReadOn ?? new DateOnly(period.On.Year, 1, 1)) <= today, $"{at}/period", "Kỳ ở tương lai.", "The period lies in the future.");
        var rules = book.On(period.On);
        faults.Require(rules is not null, $"{at}/period", $"Không có bộ quy tắc nào vào {period.On:dd/MM/yyyy}.", $"There are no rules on {period.On:yyyy-MM-dd}.");
        return rules;
    }

    private void Metric(Snapshot row, RuleSet rules, string at, bool whole)
    {
        if (Part.Of(rules, row.Part) is not { } part)
        {
            faults.Add($"{at}/metric", $"Không có chỉ số '{row.Part}' trong bộ {rules.Name}; viết mã như 2.1, 3.5a, G1.",
                $"There is no metric '{row.Part}' in {rules.Name}; write a code such as 2.1, 3.5a, G1.");
            return;
        }
        Within(row.Numerator, MetricInput.CountMax, $"{at}/numerator");
        Within(row.Denominator, MetricInput.CountMax, $"{at}/denominator");
        faults.Require(!whole || (row.Numerator is null) == (row.Denominator is null), $"{at}/denominator",
            "Tử số và mẫu số phải đi cùng nhau.", "A numerator and a denominator come together.");
        faults.Require(part.Metric is { Measure: "mean" } || !(row.Numerator > row.Denominator), $"{at}/numerator",
            $"Tử số {row.Numerator} lớn hơn mẫu số {row.Denominator}.", $"The numerator {row.Numerator} is larger than the denominator {row.Denominator}.");
        Within(row.RatioPercent, 100, $"{at}/ratio_percent");
        Within(row.Max, 100, $"{at}/max_score");
        Within(row.Score, row.Max ?? part.Max, $"{at}/score");
    }

    private void Rank(Snapshot row, string at)
    {
        Within(row.Ranked, UnitsMax, $"{at}/rank");
        faults.Require(row.Rank is null or (>= 1 and <= UnitsMax), $"{at}/rank", "Hạng phải từ 1.", "A rank is 1 or more.");
        faults.Require(!(row.Rank > row.Ranked), $"{at}/rank", $"Hạng {row.Rank} trong {row.Ranked} đơn vị.", $"Rank {row.Rank} among {row.Ranked} units.");
    }

    private void Within(decimal? number, decimal most, string at) => faults.Require(number is null || (number >= 0 && number <= most), at,
        Invariant($"Số {number} không nằm trong 0 đến {most}."), Invariant($"{number} is not within 0 and {most}."));
}
