using System.Globalization;
using System.Text;

namespace Ioc.Indicators.Questions;

/// <summary>A report as CSV: one line a metric, then the groups, the total, and the province's own indicators, which have no points. A byte order mark tells spreadsheets that it is UTF-8.</summary>
internal static class ReportSheet
{
    /// <summary>The text.</summary>
    public static string Of(ReportFigures report)
    {
        var (scored, text) = (report.Score, new StringBuilder("\ufeff"));
        text.AppendLine("area,window,rule_set,part,name_vi,name_en,numerator,denominator,rate_percent,score,max_score,lost,delta_before,delta_year,flags");
        foreach (var metric in scored.Result.Metrics)
        {
            var rule = scored.Rules.Metric(metric.Code)!;
            Line(metric.Code, rule.Name.Vi, rule.Name.En, metric.Numerator, metric.Denominator, metric.Value, metric.Score, metric.Max, metric.Max - metric.Score,
                metric.Score - ReportFigures.Points(report.Before, metric.Code), metric.Score - ReportFigures.Points(report.YearAgo, metric.Code),
                string.Join('|', scored.Flags.GetValueOrDefault(metric.Code) ?? []));
        }
        foreach (var group in scored.Result.Groups)
        {
            var rule = scored.Rules.Groups.First(x => x.Code == group.Code);
            Line(group.Code, rule.Name.Vi, rule.Name.En, null, null, null, group.Score, group.Max, group.Max - group.Score, null, null, "");
        }
        Line("total", "Tổng điểm", "Total", null, null, null, scored.Result.Score, scored.Result.Max, scored.Result.Max - scored.Result.Score,
            scored.Result.Score - report.Before?.Result.Score, scored.Result.Score - report.YearAgo?.Result.Score, "");
        foreach (var own in report.Own) Line(own.Code, own.Name.Vi, own.Name.En, own.Numerator, own.Denominator, own.Value, null, null, null, null, null, "");
        return text.ToString();

        void Line(string part, params object?[] cells) => text.AppendJoin(',',
            new object?[] { scored.Area.Code, scored.Scope.Window.Name, scored.Rules.Name, part }.Concat(cells).Select(Cell)).Append("\r\n");
    }

    private static string Cell(object? value)
    {
        var cell = value is decimal points ? points.ToString("0.00", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        // A spreadsheet would take a word that begins so for a formula.
        if (value is string && cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@') cell = "'" + cell;
        return cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
