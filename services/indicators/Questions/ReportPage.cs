using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Ioc.Defaults;
using Ioc.Indicators.Scoring;

namespace Ioc.Indicators.Questions;

/// <summary>A report as one page of HTML for A4: tables with captions and headers, no script, nothing from outside, every text escaped.</summary>
internal static class ReportPage
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private static readonly HtmlEncoder Letters = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Style = """
        @page{size:A4;margin:16mm 14mm}
        *{box-sizing:border-box}body{font:10.5pt/1.4 "Be Vietnam Pro","Segoe UI",Arial,sans-serif;color:#111;max-width:182mm;margin:0 auto;padding:8mm 0}
        h1{font-size:17pt;margin:0}h2{font-size:12.5pt;margin:7mm 0 2mm;border-bottom:.3mm solid #111}
        .en{color:#4a4a4a;font-size:9pt;font-weight:400}.sum{display:flex;gap:8mm;margin:5mm 0;padding:3mm 0;border-block:.3mm solid #999}
        .sum b{display:block;font-size:15pt;line-height:1.2;white-space:nowrap}h1 .en,.sum .en{display:block}table{width:100%;border-collapse:collapse;break-inside:auto}
        caption{text-align:left;color:#4a4a4a;font-size:9pt;padding-bottom:1mm}th,td{border-bottom:.2mm solid #bbb;padding:1mm 1.5mm;text-align:left;vertical-align:top}
        thead{display:table-header-group}thead th{border-bottom:.4mm solid #111;font-size:9pt}tr{break-inside:avoid}.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
        footer{margin-top:8mm;font-size:8.5pt;color:#4a4a4a}@media screen{body{padding:8mm}}
        """;

    /// <summary>The page.</summary>
    public static string Of(ReportFigures report)
    {
        var (scored, page) = (report.Score, new StringBuilder());
        var (area, window) = (scored.Area, scored.Scope.Window);
        page.Append($"<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Bộ chỉ số 766: {E(area.NameVi)}, kỳ {E(window.Name)}</title><style>{Style}</style></head><body><main>");
        page.Append($"<h1>Báo cáo Bộ chỉ số 766: {E(area.NameVi)} {En($"Index 766 report: {area.NameEn}")}</h1>");
        page.Append($"<p>Kỳ {E(window.Name)}, từ {Day(window.First)} đến {Day(window.Last)}{(window.IsOpen(scored.AsOf) ? ", đang chạy" : "")}; bộ quy tắc {E(scored.Rules.Name)}. {En($"Window {window.Name}{(window.IsOpen(scored.AsOf) ? ", still running" : "")}; rule set {scored.Rules.Name}")}</p>");
        if (scored.Simulated) page.Append($"<p><strong>Có số liệu mô phỏng.</strong> {En("Some of the figures are simulated.")}</p>");
        Sum(page, report);
        Groups(page, scored.Result, scored.Rules.Groups.ToDictionary(x => x.Code, x => x.Name));
        Metrics(page, report);
        Own(page, report);
        Losses(page, report);
        Tail(page, report);
        return page.Append("</body></html>").ToString();
    }

    private static void Sum(StringBuilder page, ReportFigures report)
    {
        var result = report.Score.Result;
        page.Append("<div class=\"sum\">");
        Fact($"{N(result.Score)} / {N(result.Max)}", "Điểm", "Score");
        Fact(report.Score.Rules.Classes.FirstOrDefault(x => x.Code == result.Class) is { } c ? E(c.Name.Vi) : "chưa xếp", "Xếp loại", "Class");
        if (report.Place is { } place) Fact($"{place.Rank}/{place.Ranked}", "Hạng cùng cấp", "Rank in kind");
        Fact(Change(result.Score - report.Before?.Result.Score), "So kỳ trước", "Against the window before");
        Fact(Change(result.Score - report.YearAgo?.Result.Score), "So cùng kỳ", "Against a year before");
        page.Append("</div>");

        void Fact(string value, string vi, string en) => page.Append($"<div><b>{value}</b>{vi} {En(en)}</div>");
    }

    private static void Groups(StringBuilder page, ScoreResult result, Dictionary<string, Text> names)
    {
        Head(page, "Nhóm", "Groups", "Điểm theo nhóm", ("Mã", ""), ("Nhóm", ""), ("Điểm", "n"), ("Tối đa", "n"), ("Mất", "n"));
        foreach (var group in result.Groups)
            page.Append($"<tr><th scope=\"row\">{E(group.Code)}</th><td>{E(names[group.Code].Vi)} {En(names[group.Code].En)}</td>{Number(group.Score)}{Number(group.Max)}{Number(group.Max - group.Score)}</tr>");
        page.Append("</tbody></table>");
    }

    private static void Metrics(StringBuilder page, ReportFigures report)
    {
        Head(page, "Chỉ số", "Metrics", "Điểm từng chỉ số với tử số và mẫu số", ("Mã", ""), ("Chỉ số", ""), ("Tử số", "n"), ("Mẫu số", "n"), ("Tỷ lệ %", "n"), ("Điểm", "n"), ("Tối đa", "n"), ("So kỳ trước", "n"));
        foreach (var metric in report.Score.Result.Metrics)
        {
            var name = report.Score.Rules.Metric(metric.Code)!.Name;
            var flags = report.Score.Flags.GetValueOrDefault(metric.Code) is { Count: > 0 } said ? En(string.Join(", ", said)) : "";
            page.Append($"<tr><th scope=\"row\">{E(metric.Code)}</th><td>{E(name.Vi)} {En(name.En)} {flags}</td>{Count(metric.Numerator)}{Count(metric.Denominator)}{Number(metric.Value)}{Number(metric.Score)}{Number(metric.Max)}");
            page.Append($"<td class=\"n\">{Change(metric.Score - ReportFigures.Points(report.Before, metric.Code))}</td></tr>");
        }
        page.Append("</tbody></table>");
        if (report.Score.Result.Missing.Count > 0)
            page.Append($"<p>Chưa có số liệu: {E(string.Join(", ", report.Score.Result.Missing))}. {En("Without data; neither won nor lost.")}</p>");
    }

    private static void Own(StringBuilder page, ReportFigures report)
    {
        if (report.Own.Count == 0) return;
        Head(page, "Chỉ tiêu riêng của tỉnh", "The province's own indicators", "Ngoài 100 điểm", ("Mã", ""), ("Chỉ tiêu", ""), ("Tử số", "n"), ("Mẫu số", "n"), ("Tỷ lệ %", "n"), ("Mục tiêu %", "n"), ("Đạt", ""));
        foreach (var own in report.Own)
            page.Append($"<tr><th scope=\"row\">{E(own.Code)}</th><td>{E(own.Name.Vi)} {En(own.Name.En)}</td>{Count(own.Numerator)}{Count(own.Denominator)}{Number(own.Value)}{Number(own.TargetPercent)}<td>{own.Reached switch { true => "có", false => "chưa", null => "–" }}</td></tr>");
        page.Append("</tbody></table>");
    }

    private static void Losses(StringBuilder page, ReportFigures report)
    {
        Head(page, "Điểm bị mất", "Points lost", "Lớn nhất trước", ("Mã", ""), ("Chỉ số", ""), ("Mất", "n"), ("Số chưa đạt", "n"));
        foreach (var loss in report.Losses)
            page.Append($"<tr><th scope=\"row\">{E(loss.Metric)}</th><td>{E(loss.NameVi)} {En(loss.NameEn)}</td>{Number(loss.Lost)}{Count(loss.Missed)}</tr>");
        page.Append($"</tbody></table><h2>Cách rẻ nhất để thêm 0,1 điểm {En("The cheapest way to 0.1 point")}</h2>");
        page.Append(report.Tenth.Reached ? "<ul>" : $"<p>Không đạt được bằng các số hiện có. {En("Not within reach with the counts as they are.")}</p>");
        foreach (var step in report.Tenth.Steps) page.Append($"<li>{E(step.TextVi)} {En(step.TextEn)}</li>");
        if (report.Tenth.Reached) page.Append("</ul>");
    }

    private static void Tail(StringBuilder page, ReportFigures report)
    {
        if (report.Forecast is { } forecast)
            page.Append($"<h2>Dự báo cuối năm {En("Year-end forecast")}</h2><p>{N(forecast.Value)} điểm, khoảng {forecast.IntervalPercent} %: {N(forecast.Low)} đến {N(forecast.High)}; khả năng đạt {N(forecast.Target)}: {(forecast.Chance * 100).ToString("0", Vietnamese)} %. {E(forecast.Method.Vi)} {En(forecast.Method.En)}</p>");
        page.Append($"</main><footer>Tính lúc {TimeZoneInfo.ConvertTime(report.Score.AsOf, VietnamTime.Zone):HH:mm dd/MM/yyyy}, in lúc {TimeZoneInfo.ConvertTime(report.PrintedAt, VietnamTime.Zone):HH:mm dd/MM/yyyy}. Điểm do Văn phòng Chính phủ công bố là số chính thức; số này để giải thích. {En($"The score published by the Government Office is the authority. {Ranking.TieRule.En}")} Nguồn quy tắc: {E(report.Score.Rules.Source)}.</footer>");
    }

    private static void Head(StringBuilder page, string vi, string en, string caption, params (string Name, string Class)[] columns)
    {
        page.Append($"<h2>{vi} {En(en)}</h2><table><caption>{caption}</caption><thead><tr>");
        foreach (var (name, kind) in columns) page.Append($"<th scope=\"col\"{(kind.Length > 0 ? $" class=\"{kind}\"" : "")}>{name}</th>");
        page.Append("</tr></thead><tbody>");
    }

    private static string E(string words) => Letters.Encode(words);
    private static string En(string words) => $"<span class=\"en\" lang=\"en\">{E(words)}</span>";
    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
    private static string N(decimal number) => number.ToString("0.00", Vietnamese);
    private static string Number(decimal? number) => $"<td class=\"n\">{(number is { } known ? N(known) : "–")}</td>";
    private static string Count(long? count) => $"<td class=\"n\">{(count is { } known ? known.ToString("N0", Vietnamese) : "–")}</td>";
    private static string Change(decimal? points) => points is not { } known ? "–" : known.ToString("+0.00;−0.00;0.00", Vietnamese);
}
