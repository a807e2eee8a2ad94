using Ioc.Areas;
using Ioc.Defaults;

namespace Ioc.Screens.Areas;

/// <summary>Shows the unit that a code meant on a day; today when the day is left out.</summary>
public static class ShowArea
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder areas) =>
        areas.MapGet("/{code}", Handle).Allow([.. Roles.Readers, Roles.Device]).WithSummary("Show the unit that a code meant on a day");

    private static IResult Handle(string code, DateOnly? on, HttpResponse response, AreaTree areas, TimeProvider clock)
    {
        var day = on ?? clock.Today();
        return areas.Find(code, day) is { } area ? AreaAnswer.Show(response, area) : AreaAnswer.Unknown(areas, code, day);
    }
}
