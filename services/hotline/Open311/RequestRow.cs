namespace Ioc.Hotline.Open311;

/// <summary>A ticket as a service request of GeoReport v2: no words of the citizen, and a place no finer than a hundredth of a degree (FACTS 6).</summary>
internal static class RequestRow
{
    public static IReadOnlyList<(string Name, object? Value)> Of(TicketRow row) =>
    [
        ("service_request_id", row.Code), ("status", IsOpen(row) ? "open" : "closed"), ("status_notes", row.Status), ("service_name", row.Category),
        ("service_code", ServiceCodes.Of(row.Category)), ("agency_responsible", row.Agency), ("requested_datetime", row.OpenedAt),
        ("updated_datetime", row.AnsweredAt ?? row.OpenedAt), ("expected_datetime", row.DueAt), ("address", null),
        ("lat", Coarse(row.Lat)), ("long", Coarse(row.Lon)),
    ];

    private static bool IsOpen(TicketRow row) => row.Status is "opened" or "received" or "assigned";

    private static double? Coarse(double? degrees) => degrees is { } exact ? Math.Round(exact, 2) : null;
}
