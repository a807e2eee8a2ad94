using Ioc.Areas;
using Ioc.Defaults;

namespace Ioc.Screens.Areas;

/// <summary>Lists the units that took one over, main successor first; none while it is in force.</summary>
public static class ListSuccessors
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder areas) =>
        areas.MapGet("/{code}/successors", Handle).Allow([.. Roles.Readers, Roles.Device]).WithSummary("List the units that took a unit over");

    private static IResult Handle(string code, DateOnly? on, HttpResponse response, AreaTree areas, TimeProvider clock) =>
        AreaAnswer.List(response, areas, code, on ?? clock.Today(), areas.Successors);
}
