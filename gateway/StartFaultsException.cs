namespace Ioc.Gateway;

/// <summary>Why the gateway does not start: every fault, each with its remedy.</summary>
public sealed class StartFaultsException(IReadOnlyList<string> faults) : Exception(
    $"Cổng không khởi động: {faults.Count} lỗi / The gateway does not start: {faults.Count} faults\n" + string.Join('\n', faults.Select(x => "- " + x)))
{
    /// <summary>One sentence a fault.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
