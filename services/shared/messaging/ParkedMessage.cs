namespace Ioc.Messaging;

/// <summary>A message that could not be applied, as an operator sees it.</summary>
/// <param name="Id">Its message id; absent when the sender gave none.</param>
/// <param name="Kind">CloudEvents type.</param>
/// <param name="Reason">Why it could not be applied.</param>
/// <param name="Body">Its body, to read and to repair.</param>
public sealed record ParkedMessage(string Id, string Kind, string Reason, DateTimeOffset? ParkedAt, string Body);
