namespace Ioc.Prepare;

/// <summary>Something an operator must put right before this can run.</summary>
public sealed class Refused(string message) : Exception(message);
