using System.Text.Json;
using Ioc.Defaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ioc.Messaging;

/// <summary>What an operator can do with messages that could not be applied.</summary>
public static class ParkedActs
{
    /// <summary>A repaired body; without it the message goes back as it is.</summary>
    public sealed record Repair(JsonElement? Body);

    /// <summary>Maps <c>GET parked</c> and <c>POST parked/{id}:replay</c> under the service's prefix.</summary>
    public static void MapParked(this IEndpointRouteBuilder api)
    {
        api.MapGet("/parked", List).Allow(Roles.Operator).WithSummary("List messages that could not be applied");
        api.MapPost("/parked/{id}:replay", Replay).Allow(Roles.Operator).WithSummary("Give a parked message back to its queue");
    }

    private static async Task<IResult> List(Parking parking, int? rows, CancellationToken ct) =>
        Results.Json(new { Items = await parking.List(Cursor.Rows(rows), ct) }, Json.Options);

    private static async Task<IResult> Replay(string id, Repair? repair, Parking parking, CancellationToken ct) =>
        await parking.Replay(id, repair?.Body is { } body ? JsonSerializer.SerializeToUtf8Bytes(body) : null, ct)
            ? Results.Accepted()
            : Refusal.Unknown("no-such-parked-message", $"Không có bản tin {id} trong hàng chờ.", $"No message {id} is parked.");
}
