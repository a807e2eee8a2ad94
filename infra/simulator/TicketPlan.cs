namespace Ioc.Simulator;

/// <summary>One report from the call to the judgement of the answer, planned whole.</summary>
/// <param name="Key">Idempotency-Key: the same report is never opened twice.</param>
public sealed record TicketPlan(string Key, Func<DateTimeOffset, object> Body, DateTimeOffset OpenedAt, string Agency, DateTimeOffset AssignedAt, DateTimeOffset AnsweredAt, int? Rating)
{
    /// <summary>When the citizen judges the answer.</summary>
    public DateTimeOffset RatedAt => AnsweredAt.AddMinutes(20);
}
