using Ioc.Defaults;
using Ioc.Desk.Rules;
using Ioc.Messaging;
using Microsoft.Extensions.Options;

namespace Ioc.Desk.Alarms;

/// <summary>Acknowledges, resets, shelves, suppresses or takes out an alarm, and takes that back: one act for every step that people do.</summary>
public static class MoveAlarm
{
    private const int WordsMax = 500;

    // An operator may put an alarm aside for a while; to silence one for good is a decision about the installation.
    private static readonly (string Word, Step Step, string Role)[] Doings =
    [
        ("acknowledge", Step.Acknowledge, Roles.Operator), ("reset", Step.Reset, Roles.Operator),
        ("shelve", Step.Shelve, Roles.Operator), ("unshelve", Step.Unshelve, Roles.Operator),
        ("suppress", Step.Suppress, Roles.Admin), ("unsuppress", Step.Unsuppress, Roles.Admin),
        ("outOfService", Step.TakeOut, Roles.Admin), ("inService", Step.PutBack, Roles.Admin),
    ];

    /// <summary>What is done.</summary>
    /// <param name="Note">Whatever the next shift should know, at most 500 characters.</param>
    /// <param name="Reason">Why it is hidden, at most 500 characters: for shelve, suppress and outOfService.</param>
    /// <param name="Until">End of a shelf: for shelve alone.</param>
    public sealed record Request(string? Note, string? Reason, DateTimeOffset? Until);

    /// <summary>Maps the act: <c>POST alarms/{id}:acknowledge</c> and so on.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        foreach (var (word, step, role) in Doings)
            api.MapPost($"/alarms/{{id}}:{word}", (string id, Request? request, HttpContext http, Caller caller, RuleBook book, Ledger ledger, IOptions<DeskOptions> options, CancellationToken ct) =>
                Handle(id, step, request ?? new Request(null, null, null), http, caller, book, ledger, options.Value, ct))
                .Allow(role).WithSummary($"Move an alarm: {word}").Produces<AlarmAnswer>();
    }

    /// <summary>What a caller may do with an alarm that stands so, in the words of the addresses.</summary>
    public static IEnumerable<string> WordsFor(Caller caller, Standing now)
    {
        var possible = Life.Possible(now).ToHashSet();
        return Doings.Where(x => possible.Contains(x.Step) && (caller.Role == x.Role || caller.Role == Roles.Admin)).Select(x => x.Word);
    }

    private static string WordOf(Step step) => Doings.First(x => x.Step == step).Word;

    private static async Task<IResult> Handle(
        string id, Step step, Request request, HttpContext http, Caller caller, RuleBook book, Ledger ledger, DeskOptions options, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        var faults = new Faults();
        var hides = step is Step.Shelve or Step.Suppress or Step.TakeOut;
        faults.Require(request.Note is not { Length: > WordsMax }, "/note", $"Dài quá {WordsMax} ký tự.", $"Longer than {WordsMax} characters.");
        faults.Require(request.Note?.Contains('\0') != true, "/note", "Có ký tự NUL.", "Has a NUL character.");
        var reason = hides ? faults.Words(request.Reason, "/reason", WordsMax) : null;
        if (step == Step.Shelve)
            faults.Require(request.Until > work.Now && request.Until <= work.Now.AddHours(options.ShelfHoursMax), "/until",
                $"Cần một thời điểm sau bây giờ, không quá {options.ShelfHoursMax} giờ.", $"An instant after now, at most {options.ShelfHoursMax} hours away, is needed.");
        if (!faults.None) return faults.Refuse();

        var alarm = await AlarmRows.Lock(work, id, ct);
        if (alarm is null || !caller.Covers(alarm.Area)) return AlarmAnswer.Unknown(id);
        if (Preconditions.Missed(http.Request, alarm.Version) is { } missed) return missed;
        var rule = (await book.InForce(work, ct)).FirstOrDefault(x => x.Code == alarm.Rule) ?? Rule.Ended(alarm.Rule);
        if (alarm.Do(step, rule, caller.Name, reason, step == Step.Shelve ? request.Until!.Value.ToUniversalTime() : null, work.Now) is not var (after, acts))
            return NotPossible(alarm, caller);
        await AlarmRows.Store(work, after, acts, rule,
            act => Act.Write(work, caller, $"alarm/{id}", act, request.Note?.Normalize(), new { reason, until = after.HiddenUntil, state = Alarm.StateWord(after.State) }, ct), ct);
        await work.Commit(ct);
        DeskMetrics.Acts.Add(1, new KeyValuePair<string, object?>("act", WordOf(step)));
        http.Response.Headers.ETag = $"\"{after.Version}\"";
        return Results.Ok(AlarmAnswer.Of(after, rule, caller));
    }

    private static Refusal NotPossible(Alarm alarm, Caller caller)
    {
        var (state, can) = (Alarm.StateWord(alarm.State), string.Join(", ", WordsFor(caller, alarm.State)));
        return Refusal.Conflict("not-in-this-state", $"Cảnh báo đang ở trạng thái {state}; có thể: {can}.", $"The alarm is {state}; what can be done: {can}.");
    }
}
