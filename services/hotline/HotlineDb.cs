using Ioc.Contracts.Hotline;
using Ioc.Messaging;

namespace Ioc.Hotline;

/// <summary>A row of <c>ticket</c>. The summary and the answer stay here: they are never announced.</summary>
public sealed record TicketRow
{
    /// <summary>Unique code, e.g. <c>1022-20261121-000042</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Grows by one with each change; the ETag of the ticket.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Area path on the day it was opened.</summary>
    public required string Area { get; init; }

    /// <summary>Field of the report; may be empty in imported records.</summary>
    public required string Category { get; init; }

    /// <summary>Where it came in.</summary>
    public required string Channel { get; init; }

    /// <summary>opened, received, assigned, answered or other.</summary>
    public required string Status { get; init; }

    /// <summary>Handling unit.</summary>
    public string? Agency { get; init; }

    /// <summary>What was reported, in the operator's words, without names or numbers of persons.</summary>
    public required string Summary { get; init; }

    /// <summary>Counts as a petition of Index 766.</summary>
    public bool Procedural { get; init; }

    /// <summary>Degrees north, when the place is known.</summary>
    public double? Lat { get; init; }

    /// <summary>Degrees east.</summary>
    public double? Lon { get; init; }

    /// <summary>Instant of receipt.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>Answer due.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>Instant of the answer.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>What was answered.</summary>
    public string? Answer { get; init; }

    /// <summary>1 to 5.</summary>
    public int? Rating { get; init; }

    /// <summary>Made by a simulator.</summary>
    public bool Simulated { get; init; }

    /// <summary>Idempotency-Key of the request that opened it.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Hash of that request's body.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>What may leave the service.</summary>
    public TicketState State() => new(Code, Version, Category, Channel, Status, Agency, Procedural, OpenedAt, DueAt, AnsweredAt, Rating);
}

/// <summary>The tables of the hotline.</summary>
public static class HotlineDb
{
    /// <summary>Columns of a ticket.</summary>
    public const string Columns = """
        code, version, area, category, channel, status, agency, summary, procedural, lat, lon,
        opened_at, due_at, answered_at, answer, rating, simulated, idempotency_key, fingerprint
        """;

    /// <summary>Reads a ticket and keeps others from changing it until the work ends.</summary>
    public static Task<TicketRow?> Lock(Work work, string code, CancellationToken ct) =>
        work.One<TicketRow>($"select {Columns} from ticket where code = @code for update", new { code }, ct);

    /// <summary>Stores a new ticket; answers 0 when its code or its idempotency key is already there.</summary>
    public static Task<int> Insert(Work work, TicketRow row, CancellationToken ct) => work.Execute($"""
        insert into ticket ({Columns}) values (
            @Code, @Version, @Area, @Category, @Channel, @Status, @Agency, @Summary, @Procedural, @Lat, @Lon,
            @OpenedAt, @DueAt, @AnsweredAt, @Answer, @Rating, @Simulated, @IdempotencyKey, @Fingerprint)
        on conflict do nothing
        """, row, ct);

    /// <summary>Stores a changed ticket under its new version.</summary>
    public static Task Update(Work work, TicketRow row, CancellationToken ct) => work.Execute("""
        update ticket set version = @Version, status = @Status, agency = @Agency, answered_at = @AnsweredAt,
            answer = @Answer, rating = @Rating where code = @Code
        """, row, ct);
}
