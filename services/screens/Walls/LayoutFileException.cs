namespace Ioc.Screens.Walls;

/// <summary>Layout files are wrong; carries every fault found, each with its file, so that one repair is enough.</summary>
public sealed class LayoutFileException(IReadOnlyList<string> faults)
    : Exception($"The layouts of the walls have {faults.Count} fault(s):{Environment.NewLine}{string.Join(Environment.NewLine, faults)}")
{
    /// <summary>One sentence a fault, e.g. <c>hotline.json: clocks at 1456, 660: unknown tile tickets.clock</c>.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
