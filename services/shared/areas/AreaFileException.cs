namespace Ioc.Areas;

/// <summary>A file of areas is wrong; carries every fault found, each with its line number, so that one repair is enough.</summary>
public sealed class AreaFileException(IReadOnlyList<string> faults)
    : Exception($"areas.csv has {faults.Count} fault(s):{Environment.NewLine}{string.Join(Environment.NewLine, faults)}")
{
    /// <summary>One sentence a fault, in the order of the lines, e.g. <c>line 7: unknown parent 799</c>.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
