using Ioc.Areas;
using Ioc.Defaults;

namespace Ioc.Screens.Areas;

/// <summary>Lists the units directly below one, on a day; today when the day is left out.</summary>
public static class ListChildren
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder areas) =>
        areas.MapGet("/{code}/children", Handle).Allow([.. Roles.Readers, Roles.Device]).WithSummary("List the units directly below a unit");

    private static IResult Handle(string code, DateOnly? on, HttpResponse response, AreaTree areas, TimeProvider clock)
    {
        var day = on ?? clock.Today();
        return AreaAnswer.List(response, areas, code, day, area => areas.Children(area.Code, day));
    }
}
