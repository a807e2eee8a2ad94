using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Configuration;

namespace Ioc.Tests.Speed.Gateway;

/// <summary>The peer: YARP as its own first page shows it, with no token, no limit and no time-out, in a process of its own.</summary>
public static class BareYarp
{
    public const string Name = "bare-yarp";

    /// <summary>Runs until it is stopped.</summary>
    /// <param name="args">Address to listen on, address of the upstream.</param>
    public static async Task<int> Run(string[] args)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls(args[0]).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = "all", ClusterId = "all", Match = new RouteMatch { Path = "{**rest}" } }],
            [new ClusterConfig { ClusterId = "all", Destinations = new Dictionary<string, DestinationConfig> { ["0"] = new() { Address = args[1] } } }]);
        await using var app = builder.Build();
        app.MapReverseProxy();
        await app.RunAsync();
        return 0;
    }
}
