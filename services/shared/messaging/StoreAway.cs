namespace Ioc.Messaging;

/// <summary>The store behind a listener does not answer: the message is held and tried again until it does.</summary>
public sealed class StoreAway(string store, Exception cause) : Exception($"{store} does not answer: {cause.Message}", cause);
