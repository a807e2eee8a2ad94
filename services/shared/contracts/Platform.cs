namespace Ioc.Contracts.Platform;

/// <summary>What a process says of itself.</summary>
/// <param name="Part">Its one name: hotline, screens.</param>
/// <param name="Replica">Tells the processes of one part apart; made anew with each start.</param>
/// <param name="Release">Version of the program with the revision it was built from.</param>
/// <param name="QueueMessages">Messages waiting in the part's own queue.</param>
/// <param name="Parked">Messages put aside with their reason.</param>
/// <param name="OutboxRows">Facts committed and not yet with the broker; 0 where there is no outbox.</param>
/// <param name="OldestOutboxSeconds">Age of the oldest of them.</param>
/// <param name="RequestsPerSecond">Answered since the last report, health and metrics among them.</param>
/// <param name="ErrorsPerSecond">Of these, with a status of 500 or more, since the last report.</param>
/// <param name="LagMilliseconds">Longest way of a message from its commit to its effect here, since the last report; absent when none came.</param>
public sealed record PartState(
    string Part, string Replica, string Release, long QueueMessages, long Parked, long OutboxRows, double OldestOutboxSeconds,
    double RequestsPerSecond, double ErrorsPerSecond, double? LagMilliseconds);

/// <summary>A process lives, and says how it is: every ten seconds.</summary>
[Fact("platform", "part-reported")]
public sealed record PartReported(string Area, bool Simulated, DateTimeOffset At, PartState Part) : IFact;
