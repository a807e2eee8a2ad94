namespace Ioc.Defaults;

/// <summary>One page of a long read, and how to get the next.</summary>
/// <param name="Items">Rows of this page.</param>
/// <param name="Next">Opaque; absent on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
