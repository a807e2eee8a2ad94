using Ioc.Defaults;
using Ioc.Hotline.Sla;
using Microsoft.Extensions.Options;

namespace Ioc.Hotline.Open311;

/// <summary>Lists what may be reported (GeoReport v2, GET Service List).</summary>
public static class ListServices
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/open311/v2/services.{format}", Handle).Allow(Roles.Readers).WithSummary("Open311: list the services");

    private static IResult Handle(string format, IOptions<SlaOptions> sla) => GeoReport.Rows(format, "services", "service",
        ServiceCodes.All(sla.Value).Select(x => (IReadOnlyList<(string, object?)>)
        [
            ("service_code", x.Key), ("service_name", x.Value), ("description", sla.Value.CategoriesInEnglish.GetValueOrDefault(x.Value) ?? x.Value),
            ("metadata", "false"), ("type", "realtime"), ("keywords", ""), ("group", "1022"),
        ]));
}
