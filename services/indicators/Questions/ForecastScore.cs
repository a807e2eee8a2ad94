using Ioc.Defaults;

namespace Ioc.Indicators.Questions;

/// <summary>Forecasts a unit's score at the end of the year, with an interval and the chance of reaching a target.</summary>
public static class ForecastScore
{
    /// <summary>The forecast.</summary>
    /// <param name="ScoreNow">Year to date.</param>
    /// <param name="Outcome">Absent while fewer weeks are known than the method needs.</param>
    /// <param name="WeeksNeeded">How many whole weeks the method needs.</param>
    public sealed record Response(AskedUnit Area, string Window, DateTimeOffset AsOf, decimal ScoreNow, decimal Max, Forecast? Outcome, int WeeksNeeded);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/766/scores/{area}/forecast", Handle)
        .Allow(Roles.Readers).Produces<Response>().WithSummary("Forecast the year-end score with an interval and the chance of a target");

    private static async Task<IResult> Handle(
        string area, decimal? target, Caller caller, Answers answers, Outlooks outlooks, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        faults.Require(target is null or (>= 0 and <= 100), "/query/target", "Cần số từ 0 đến 100.", "A number from 0 to 100 is needed.");
        var (year, refusal) = await answers.Ask(area, $"{clock.Today():yyyy}", caller, faults, ct);
        return year is null ? refusal! : Results.Ok(new Response(
            AskedUnit.Of(year.Area), year.Scope.Window.Name, year.AsOf, year.Result.Score, year.Result.Max, await outlooks.Forecast(year, target, ct), Forecaster.WeeksMin));
    }
}
