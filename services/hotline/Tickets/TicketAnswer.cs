using Ioc.Defaults;

namespace Ioc.Hotline.Tickets;

/// <summary>A ticket as the API answers it.</summary>
/// <param name="Area">Area path on the day it was opened.</param>
public sealed record TicketAnswer(
    string Code, long Version, string Area, string Category, string Channel, string Status, string? Agency, string Summary, bool Procedural,
    DateTimeOffset OpenedAt, DateTimeOffset DueAt, DateTimeOffset? AnsweredAt, string? Answer, int? Rating, bool Simulated)
{
    /// <summary>What the caller of an act sees of a row.</summary>
    public static TicketAnswer Of(TicketRow row) => new(
        row.Code, row.Version, row.Area, row.Category, row.Channel, row.Status, row.Agency, row.Summary, row.Procedural,
        row.OpenedAt, row.DueAt, row.AnsweredAt, row.Answer, row.Rating, row.Simulated);

    /// <summary>Puts the strong ETag of a ticket on an answer.</summary>
    public static void Tag(HttpResponse response, TicketRow row) => response.Headers.ETag = $"\"{row.Version}\"";

    /// <summary>404 for a ticket that is not there, or that lies outside the caller's area.</summary>
    public static Refusal Unknown(string code) => Refusal.Unknown("no-such-ticket", $"Không có phiếu {code}.", $"There is no ticket {code}.");
}
