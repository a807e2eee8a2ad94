using System.Text;
using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scores;

namespace Ioc.Indicators.Questions;

/// <summary>Exports a unit's report of a window, a month as a rule: a page to print on A4, Vietnamese with English beside it, or CSV.</summary>
public static class ExportReport
{
    private static readonly string[] Formats = ["html", "csv"];

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/766/scores/{area}/report", Handle)
        .Allow(Roles.Readers).Produces<string>(StatusCodes.Status200OK, "text/html", "text/csv").WithSummary("Export the report of a unit as a printable page or as CSV");

    private static async Task<IResult> Handle(
        string area, string? window, string? format, HttpResponse http, Caller caller, Answers answers, Standings standings, Outlooks outlooks, OwnBook own, Figures counters,
        AreaTree areas, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        if (format is not null) faults.OneOf(format, "/query/format", Formats);
        var (scored, refusal) = await answers.Ask(area, window, caller, faults, ct);
        if (scored is null) return refusal!;
        var span = scored.Scope.Window;
        var path = areas.PathOf(scored.Area.Code, span.Last);
        var place = path.Count < 2 ? null : (await standings.Of(path[0], span, ct)).Of(scored.Area.Code, scored.Area.Level);
        var year = span.Last.Year == clock.Today().Year ? await answers.In(scored.Area, Window.Of(clock.Today(), WindowKind.Year), ct) : null;
        var figures = new ReportFigures(
            scored, await answers.In(scored.Area, span.Before, ct), await answers.In(scored.Area, span.YearAgo, ct), place, ListLosses.Of(scored),
            Cheapest.ToGain(scored.Rules, scored.Area.Level, scored.Inputs, 0.1m), year is null ? null : await outlooks.Forecast(year, null, ct),
            OwnResult.Of(own, scored, await counters.Of(scored.Scope, ct)), clock.GetUtcNow());
        var name = $"766-{scored.Area.Code}-{span.Name}";
        if (format == "csv")
        {
            http.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
            return Results.Text(ReportSheet.Of(figures), "text/csv; charset=utf-8", Encoding.UTF8);
        }
        // The page brings all it needs and asks nobody for anything.
        http.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        return Results.Text(ReportPage.Of(figures), "text/html; charset=utf-8", Encoding.UTF8);
    }
}
