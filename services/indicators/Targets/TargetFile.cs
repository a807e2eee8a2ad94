using Ioc.Defaults;

namespace Ioc.Indicators.Targets;

/// <summary>The aims of one document.</summary>
/// <param name="Name">Name of the plan, e.g. <c>plan-2022</c>.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Source">The document.</param>
/// <param name="Targets">Its aims, in the order of the document.</param>
public sealed record TargetFile(string Name, Text Title, string Source, IReadOnlyList<Target> Targets);
