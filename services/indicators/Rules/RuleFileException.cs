namespace Ioc.Indicators.Rules;

/// <summary>Rule files are wrong; carries every fault found, each with its file and place, so that one repair is enough.</summary>
public sealed class RuleFileException(IReadOnlyList<string> faults)
    : Exception($"The rule files have {faults.Count} fault(s):{Environment.NewLine}{string.Join(Environment.NewLine, faults)}")
{
    /// <summary>One sentence a fault, e.g. <c>portal-2026.json: metric 3.1: unknown group G9</c>.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
