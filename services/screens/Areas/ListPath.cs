using Ioc.Areas;
using Ioc.Defaults;

namespace Ioc.Screens.Areas;

/// <summary>Lists the units from the root down to one, on a day; today when the day is left out.</summary>
public static class ListPath
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder areas) =>
        areas.MapGet("/{code}/path", Handle).Allow([.. Roles.Readers, Roles.Device]).WithSummary("List the units from the root down to a unit");

    private static IResult Handle(string code, DateOnly? on, HttpResponse response, AreaTree areas, TimeProvider clock)
    {
        var day = on ?? clock.Today();
        return AreaAnswer.List(response, areas, code, day, area => areas.PathOf(area.Code, day));
    }
}
