using System.Text.Json.Serialization;
using Ioc.Defaults;

namespace Ioc.Indicators.Rules;

/// <summary>One dated way of computing Index 766, as a file of this folder states it.</summary>
/// <param name="Name">The name requests use, e.g. <c>portal-2026</c>.</param>
/// <param name="Title">What people call it.</param>
/// <param name="ValidFrom">First day in force; null for a set that is announced and has no such day yet: no window is scored with it.</param>
/// <param name="ValidTo">Last day in force; null while in force.</param>
/// <param name="Source">Documents behind the set as a whole.</param>
/// <param name="Rounding">How points are rounded.</param>
/// <param name="Publication">Time limits of publication and disclosure.</param>
/// <param name="Levels">Levels that can be scored.</param>
/// <param name="ClassSource">Documents behind the class bands.</param>
/// <param name="Classes">Best class first.</param>
/// <param name="Groups">In the order they are printed; maxima add to 100.</param>
/// <param name="Tiles">Parts of groups that are printed as scores of their own.</param>
/// <param name="Metrics">In the order they are printed.</param>
public sealed record RuleSet(
    string Name, Text Title, DateOnly? ValidFrom, DateOnly? ValidTo, string Source, Rounding Rounding, PublicationLimits Publication,
    IReadOnlyList<string> Levels, string ClassSource, IReadOnlyList<ScoreClass> Classes,
    IReadOnlyList<GroupRule> Groups, IReadOnlyList<TileRule> Tiles, IReadOnlyList<MetricRule> Metrics)
{
    /// <summary>Name of the schema file of the folder.</summary>
    public const string SchemaFile = "rules.schema.json";

    /// <summary>The schema that the file names, for editors.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>The day on which a set without a first day was known as announced and not in force; null for a set with one.</summary>
    public DateOnly? AnnouncedOn { get; init; }

    /// <summary>True when the set is in force on that day; both ends are inclusive.</summary>
    public bool IsInForce(DateOnly on) => on >= ValidFrom && !(on > ValidTo);

    /// <summary>The metric with that component code; null when there is none.</summary>
    public MetricRule? Metric(string code) => Metrics.FirstOrDefault(m => m.Code == code);

    /// <summary>The scored metrics that count at a level, in the order they are printed.</summary>
    public IEnumerable<MetricRule> ScoredAt(string level) => Metrics.Where(m => m.Max > 0 && m.AppliesTo(level));

    /// <summary>The class of a total, in points from 0 to 100.</summary>
    public ScoreClass ClassOf(decimal total) => Classes.First(c => total >= c.From);
}
