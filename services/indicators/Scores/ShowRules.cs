using Ioc.Defaults;
using Ioc.Indicators.Rules;

namespace Ioc.Indicators.Scores;

/// <summary>Shows one rule set whole: groups, metrics, maxima, targets, classes and their sources.</summary>
public static class ShowRules
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/766/rules/{name}", Handle).Allow(Roles.Readers).Produces<RuleSet>().WithSummary("Show a rule set");

    private static IResult Handle(string name, RuleBook book) => book.Find(name) is { } rules
        ? Results.Ok(rules)
        : Refusal.Unknown("no-such-rule-set", $"Không có bộ quy tắc {name}; xem GET /api/indicators/766/rules.",
            $"There is no rule set {name}; see GET /api/indicators/766/rules.");
}
