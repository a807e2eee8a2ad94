namespace Ioc.Defaults;

/// <summary>One thing wrong with a request.</summary>
/// <param name="Pointer">JSON pointer to the field (RFC 6901), or <c>line/7</c> in an import.</param>
/// <param name="Detail">What is wrong and what would be right.</param>
public sealed record Fault(string Pointer, Text Detail);
