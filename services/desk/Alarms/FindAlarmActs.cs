using System.Globalization;
using System.Text.Json;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Desk.Alarms;

/// <summary>Finds who did what with an alarm, and what it did by itself, oldest first.</summary>
public static class FindAlarmActs
{
    /// <summary>One act.</summary>
    /// <param name="By">Who; <c>system</c> when nobody did it.</param>
    /// <param name="Detail">What it came to.</param>
    public sealed record Found(long Id, string Act, DateTimeOffset At, string By, string? Note, JsonElement? Detail);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/alarms/{id}/acts", Handle).Allow(Roles.Readers).WithSummary("Find who did what with an alarm").Produces<Page<Found>>();

    private static async Task<IResult> Handle(string id, string? cursor, int? rows, Caller caller, Ledger ledger, CancellationToken ct)
    {
        var most = Cursor.Rows(rows);
        var after = Cursor.Key(cursor) is not { } key ? 0
            : long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new BadHttpRequestException("cursor", 400);
        await using var work = await ledger.Begin(ct);
        var area = await work.One<string>("select area from alarm where id = @id", new { id }, ct);
        if (area is null || !caller.Covers(area)) return AlarmAnswer.Unknown(id);
        var page = Cursor.Cut(await Act.Of(work, $"alarm/{id}", after, most + 1, ct), most, x => x.Id.ToString(CultureInfo.InvariantCulture));
        return Results.Ok(new Page<Found>([.. page.Items.Select(x => new Found(x.Id, x.Name, x.At, x.ByName, x.Note,
            x.Detail is null ? null : JsonSerializer.Deserialize<JsonElement>(x.Detail)))], page.Next));
    }
}
