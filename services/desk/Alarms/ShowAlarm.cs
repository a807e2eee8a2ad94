using Ioc.Defaults;
using Ioc.Desk.Rules;
using Ioc.Messaging;

namespace Ioc.Desk.Alarms;

/// <summary>Shows one alarm.</summary>
public static class ShowAlarm
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/alarms/{id}", Handle).Allow(Roles.Readers).WithSummary("Show an alarm").Produces<AlarmAnswer>();

    private static async Task<IResult> Handle(string id, HttpContext http, Caller caller, RuleBook book, Ledger ledger, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        var alarm = await work.One<Alarm>($"select {AlarmRows.Columns} from alarm where id = @id", new { id }, ct);
        if (alarm is null || !caller.Covers(alarm.Area)) return AlarmAnswer.Unknown(id);
        http.Response.Headers.ETag = $"\"{alarm.Version}\"";
        return Preconditions.NotModified(http.Request, alarm.Version) ? Results.StatusCode(304)
            : Results.Ok(AlarmAnswer.Of(alarm, (await book.InForce(work, ct)).FirstOrDefault(x => x.Code == alarm.Rule), caller));
    }
}
