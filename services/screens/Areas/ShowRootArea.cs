using Ioc.Areas;
using Ioc.Defaults;

namespace Ioc.Screens.Areas;

/// <summary>Shows the root of the tree in force on a day; today when the day is left out.</summary>
public static class ShowRootArea
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder areas) =>
        areas.MapGet("", Handle).Allow([.. Roles.Readers, Roles.Device]).WithSummary("Show the root of the tree of areas");

    private static IResult Handle(DateOnly? on, HttpResponse response, AreaTree areas, TimeProvider clock)
    {
        var day = on ?? clock.Today();
        return areas.Roots(day) is [var root, ..]
            ? AreaAnswer.Show(response, root)
            : Refusal.Unknown("unknown-area", $"Không có cây đơn vị vào ngày {day:yyyy-MM-dd}.", $"No tree of areas is in force on {day:yyyy-MM-dd}.");
    }
}
