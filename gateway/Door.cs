using System.Text;
using Ioc.Defaults;
using Yarp.ReverseProxy.Health;

namespace Ioc.Gateway;

/// <summary>The only public door: who may come in, how often, how long, and to which room.</summary>
public static class Door
{
    /// <summary>Builds the gateway.</summary>
    /// <exception cref="StartFaultsException">Something that would leave the door open or dead; every fault at once.</exception>
    public static WebApplication Build(WebApplicationOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Routes are checked once, at start; a file changed later must not slip past that check.
            Args = [.. options.Args ?? [], "--hostBuilder:reloadConfigOnChange=false"],
            ContentRootPath = options.ContentRootPath,
            EnvironmentName = options.EnvironmentName,
        });
        builder.AddDefaults("gateway");
        Policies.Add(builder.Services);
        var limits = Limits.Add(builder);
        var issuer = LocalIssuerDoor.Add(builder);
        DeviceDoor.Add(builder);
        var signsIn = SignInDoor.Add(builder);
        TokenCache.Add(builder.Services);
        TrustedProxies.Add(builder);
        builder.Services.AddRequestTimeouts();
        builder.Services.AddSingleton<IPassiveHealthCheckPolicy, SkipDeadReplica>();
        builder.Services.AddReverseProxy()
            .LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"))
            .AddConfigFilter<Addresses>()
            // The client's own span would measure the same call once more, at the cost of token check and limit together.
            .ConfigureHttpClient((_, client) =>
            {
                client.ActivityHeadersPropagator = null;
                // As Kestrel reads headers, here and in the rooms: a letter beyond ASCII is no failure of a service.
                client.RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8;
            });

        var app = builder.Build();
        StartCheck.Run(app, limits);

        if (TrustedProxies.Any(app.Configuration)) app.UseForwardedHeaders();
        app.Use(Inside.Guard);
        app.Use(Headers.Clean);
        app.Use(Headers.Harden);
        app.Use(DeviceCookie.BecomeBearer);
        app.UseRequestTimeouts();
        app.UseDefaults(Lane.Use, Limits.Use);
        if (issuer is not null) LocalIssuerDoor.Map(app, issuer);
        DeviceDoor.Map(app);
        if (signsIn) SignInDoor.Map(app);
        ClaimDevice.Map(app);
        ForgetDevice.Map(app);
        Lane.Open(app.MapReverseProxy(proxy =>
        {
            proxy.Use(ProxyFaults.Answer);
            proxy.UseLoadBalancing();
            proxy.UsePassiveHealthChecks();
        }));
        app.MapFallback("{**path}", (HttpContext _) => Refusal.Unknown("no-such-path", "Không có đường dẫn này.", "There is no such path."))
            .AllowAnonymous().RequireRateLimiting(Limits.Public).ExcludeFromDescription();
        return app;
    }
}
