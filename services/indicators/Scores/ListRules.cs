using Ioc.Defaults;
using Ioc.Indicators.Rules;

namespace Ioc.Indicators.Scores;

/// <summary>Lists the rule sets, oldest first.</summary>
public static class ListRules
{
    /// <summary>One rule set, without its rules.</summary>
    /// <param name="Name">The name by which requests ask for it.</param>
    /// <param name="ValidFrom">First day in force; absent of a set that is only announced.</param>
    /// <param name="ValidTo">Last day in force; absent while in force.</param>
    /// <param name="AnnouncedOn">When it was known as announced and not in force; absent of a set that has a first day.</param>
    public sealed record Item(string Name, Text Title, DateOnly? ValidFrom, DateOnly? ValidTo, DateOnly? AnnouncedOn, string Source);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/766/rules", Handle).Allow(Roles.Readers).WithSummary("List the rule sets");

    private static IResult Handle(RuleBook book) => Results.Ok(
        new { Items = book.Sets.Select(x => new Item(x.Name, x.Title, x.ValidFrom, x.ValidTo, x.AnnouncedOn, x.Source)) });
}
