using Dapper;
using Ioc.Defaults;
using Ioc.Indicators.Questions;
using Ioc.Messaging;

namespace Ioc.Indicators.Published;

/// <summary>Puts the official score of a unit beside ours for the same window, metric by metric. The official one is the authority; ours explains.</summary>
public static class ComparePublished
{
    /// <summary>Both scores.</summary>
    /// <param name="Total">Of the newest official row of the window; its figures are absent when none was imported.</param>
    /// <param name="NoOurs">Why we have no figures; absent when we have.</param>
    /// <param name="Metrics">Every metric that either side has.</param>
    /// <param name="Sources">The official rows used, newest first.</param>
    public sealed record Response(
        AskedUnit Area, string Window, DateTimeOffset AsOf, string RuleSet, Beside Total, Text? NoOurs, int? Rank, int? Ranked, IReadOnlyList<Beside> Groups,
        IReadOnlyList<Beside> Metrics, IReadOnlyList<Source> Sources);

    /// <summary>One figure of both sides.</summary>
    /// <param name="Published">As published.</param>
    /// <param name="Ours">As counted from facts; absent when there are none: null is not 0.</param>
    /// <param name="Difference">Ours less published.</param>
    /// <param name="Opens">Where ours opens.</param>
    public sealed record Beside(
        string Code, decimal? Published, decimal? Ours, decimal? Difference, long? PublishedNumerator = null, long? PublishedDenominator = null,
        long? OurNumerator = null, long? OurDenominator = null, string? Opens = null);

    /// <summary>An official row.</summary>
    public sealed record Source(long Id, string Part, string Period, DateOnly? ReadOn, string From, DateTimeOffset ImportedAt);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/766/scores/{area}/published", Handle)
        .Allow(Roles.Readers).Produces<Response>().WithSummary("Compare the official score of a unit with ours, by metric");

    private static async Task<IResult> Handle(string area, string? window, Caller caller, Answers answers, Ledger ledger, CancellationToken ct)
    {
        var (scored, refusal) = await answers.Ask(area, window, caller, new Faults(), ct);
        if (scored is null) return refusal!;
        await using var connection = await ledger.Source.OpenConnectionAsync(ct);
        var rows = (await connection.QueryAsync<PublishedRow>(new CommandDefinition($"""
            select {PublishedDb.Columns} from published where superseded_at is null and area = @Code and span = @Name
            order by coalesce(read_on, rules_on) desc, id desc
            """, new { scored.Area.Code, scored.Scope.Window.Name }, cancellationToken: ct))).Select(x => (Row: x, Of: x.Snapshot)).ToList();
        var totals = rows.Where(x => x.Of.Part.Length == 0).Select(x => x.Of).ToList();
        var total = totals.FirstOrDefault(x => x.Total is not null)?.Total;
        // Rules that give points for nothing (no petition: full marks) and what a unit inherits make no score of a unit without records.
        var result = Answers.IsKnown(scored) ? scored.Result : null;
        var noOurs = result is not null ? (Text?)null : new Text(
            $"Chưa có hồ sơ, phản ánh nào của {scored.Area.NameVi} trong kỳ {scored.Scope.Window.Name}, nên không có điểm của ta.",
            $"There is no dossier and no petition of {scored.Area.NameEn} in {scored.Scope.Window.Name}, so there is no score of ours.");
        var parts = scored.Rules.Groups.Select(x => x.Code).Concat(scored.Rules.Tiles.Select(x => x.Code)).ToList();
        return Results.Ok(new Response(
            AskedUnit.Of(scored.Area), scored.Scope.Window.Name, scored.AsOf, scored.Rules.Name, new("total", total, result?.Score, result?.Score - total), noOurs,
            totals.FirstOrDefault(x => x.Rank is not null)?.Rank, totals.FirstOrDefault(x => x.Rank is not null)?.Ranked,
            [.. parts.Select(Part).Where(x => x.Published is not null || x.Ours is not null)],
            [.. scored.Rules.Metrics.Select(x => Metric(x.Code)).Where(x => x.Published is not null || x.PublishedDenominator is not null || x.Ours is not null)],
            [.. rows.Select(x => new Source(x.Row.Id, x.Of.Part, x.Of.Period, x.Row.ReadOn, x.Of.Source, x.Row.ImportedAt))]));

        Beside Part(string code)
        {
            var published = totals.Where(x => x.Groups.ContainsKey(code)).Select(x => (decimal?)x.Groups[code]).FirstOrDefault() ?? rows.FirstOrDefault(x => x.Of.Part == code).Of?.Score;
            var ours = (result?.Groups.FirstOrDefault(x => x.Code == code) ?? result?.Tiles.FirstOrDefault(x => x.Code == code))?.Score;
            return new(code, published, ours, ours - published);
        }

        Beside Metric(string code)
        {
            var (published, ours) = (rows.FirstOrDefault(x => x.Of.Part == code).Of, result?.Metrics.FirstOrDefault(x => x.Code == code));
            return new(code, published?.Score, ours?.Score, ours?.Score - published?.Score, published?.Numerator, published?.Denominator, ours?.Numerator, ours?.Denominator,
                result is null ? null : Answers.Rows(scored, code));
        }
    }
}
