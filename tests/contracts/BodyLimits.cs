using System.Text.Json;
using Ioc.Tests.Support;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ioc.Tests.Contracts;

/// <summary>What an act would take, the gateway lets through, and no more.</summary>
public sealed class BodyLimits
{
    private static readonly JsonElement Routes = JsonDocument.Parse(File.ReadAllText(Path.Combine(Stack.Repository, "gateway", "appsettings.json")))
        .RootElement.GetProperty("ReverseProxy").GetProperty("Routes");

    [Fact]
    public void Catalogue_and_the_gateway_agree() => Agree<Ioc.Catalogue.Offers.OfferRow>("catalogue");

    [Fact]
    public void Indicators_and_the_gateway_agree() => Agree<Ioc.Indicators.Rules.RuleBook>("indicators");

    [Fact]
    public void Hotline_and_the_gateway_agree() => Agree<Ioc.Hotline.TicketRow>("hotline");

    [Fact]
    public void Eid_and_the_gateway_agree() => Agree<Ioc.Eid.Counts.CountIdentities>("eid");

    [Fact]
    public void Feeds_and_the_gateway_agree() => Agree<Ioc.Feeds.FeedsOptions>("feeds");

    [Fact]
    public void Desk_and_the_gateway_agree() => Agree<Ioc.Desk.DeskOptions>("desk");

    [Fact]
    public void Screens_and_the_gateway_agree() => Agree<Ioc.Screens.ScreensOptions>("screens");

    [Fact]
    public void A_route_of_its_own_has_its_limit_and_any_other_path_the_houses()
    {
        Assert.Equal(4L << 20, OfGateway("feeds", "POST", "/api/feeds/readings"));
        Assert.Equal(Ioc.Defaults.Defaults.BodyBytesMax, OfGateway("feeds", "PUT", "/api/feeds/readings"));
        Assert.Equal(Ioc.Defaults.Defaults.BodyBytesMax, OfGateway("hotline", "POST", "/api/feeds/readings"));
    }

    private static void Agree<TEntry>(string service) where TEntry : class
    {
        using var room = new Silent<TEntry>(service);
        var acts = room.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(x => x.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal))
            .SelectMany(x => x.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Except(["GET", "HEAD"]), (act, method) => (Act: act, Method: method)).ToList();
        if (service != "screens") Assert.NotEmpty(acts);
        Assert.All(acts, x =>
        {
            var path = "/" + x.Act.RoutePattern.RawText!.Trim('/');
            var own = x.Act.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is { } said ? said.MaxRequestBodySize : Ioc.Defaults.Defaults.BodyBytesMax;
            var atTheDoor = OfGateway(service, x.Method, path);
            // An act without a limit of its own leaves it to the gateway, which must say one.
            Assert.True(own == atTheDoor || (own is null && atTheDoor > Ioc.Defaults.Defaults.BodyBytesMax),
                $"{x.Method} {path}: the act takes {own} bytes, the gateway {atTheDoor}");
        });
    }

    private static long OfGateway(string service, string method, string path)
    {
        var own = Routes.EnumerateObject().Select(x => x.Value).Where(x => x.GetProperty("ClusterId").ValueEquals(service)
            && x.GetProperty("Match").GetProperty("Path").ValueEquals(path)
            && x.GetProperty("Match").GetProperty("Methods").EnumerateArray().Any(known => known.ValueEquals(method))).ToList();
        return own is [var route] && route.TryGetProperty("MaxRequestBodySize", out var bytes) ? bytes.GetInt64() : Ioc.Defaults.Defaults.BodyBytesMax;
    }
}
