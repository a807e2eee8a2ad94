using System.Text.Json;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Desk;

/// <summary>A row of the audit: written in the transaction of what it tells of, changed by nobody (the database refuses).</summary>
public sealed record Act
{
    /// <summary>Who acts when nobody does: a limit was crossed, a time ran out.</summary>
    public const string System = "system";

    /// <summary>Grows with each row.</summary>
    public long Id { get; init; }

    /// <summary>What was done, e.g. <c>acknowledge</c>, <c>raise</c>.</summary>
    public required string Name { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Subject of the token, or <see cref="System"/>.</summary>
    public required string BySubject { get; init; }

    /// <summary>Name in the token, for people to read.</summary>
    public required string ByName { get; init; }

    /// <summary>Why, in the words of whoever did it.</summary>
    public string? Note { get; init; }

    /// <summary>What it came to, as JSON.</summary>
    public string? Detail { get; init; }

    /// <summary>Writes what a caller did.</summary>
    /// <param name="subject">e.g. <c>playlist/lobby</c>.</param>
    public static Task Write(Work work, Caller caller, string subject, string act, string? note, object? detail, CancellationToken ct) =>
        Insert(work, subject, act, caller.Subject, caller.Name, note, detail, ct);

    /// <summary>Writes what came to pass by itself.</summary>
    public static Task Write(Work work, string subject, string act, object? detail, CancellationToken ct) =>
        Insert(work, subject, act, System, System, null, detail, ct);

    /// <summary>Reads the acts upon a subject after an id, oldest first.</summary>
    public static Task<IReadOnlyList<Act>> Of(Work work, string subject, long after, int rows, CancellationToken ct) => work.Many<Act>("""
        select id, act as name, at, by_subject, by_name, note, detail::text as detail from act
        where subject = @subject and id > @after order by id limit @rows
        """, new { subject, after, rows }, ct);

    private static Task Insert(Work work, string subject, string act, string by, string name, string? note, object? detail, CancellationToken ct) =>
        work.Execute("""
            insert into act (subject, act, at, by_subject, by_name, note, detail)
            values (@subject, @act, @Now, @by, @name, @note, @detail::jsonb)
            """, new { subject, act, work.Now, by, name, note, detail = detail is null ? null : JsonSerializer.Serialize(detail, Json.Options) }, ct);
}
