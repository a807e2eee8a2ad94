namespace Ioc.Messaging;

/// <summary>A message that no repetition will make right: it goes to the parked queue with this reason.</summary>
public sealed class Unappliable(string reason) : Exception(reason);
