namespace Ioc.Indicators.Targets;

/// <summary>Target files are missing or wrong.</summary>
/// <param name="faults">Every fault, each with its file.</param>
public sealed class TargetFileException(IReadOnlyList<string> faults)
    : Exception($"{faults.Count} faults in the target files:\n{string.Join('\n', faults)}")
{
    /// <summary>Every fault, each with its file.</summary>
    public IReadOnlyList<string> Faults => faults;
}
