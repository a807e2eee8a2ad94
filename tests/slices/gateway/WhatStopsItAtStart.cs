using Ioc.Gateway;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Ioc.Tests.Slices.Gateway;

public sealed class WhatStopsItAtStart
{
    private static readonly string[] Addresses = [.. Gate.Rooms.Select(x => $"services:{x}:http:0=http://127.0.0.1:9")];

    /// <summary>A setting that opens or breaks the door, and what is said of it.</summary>
    public static readonly TheoryData<string, string, string> Planted = new()
    {
        { "ReverseProxy:Routes:hotline-read:AuthorizationPolicy=", "hotline-read", "AuthorizationPolicy" },
        { "ReverseProxy:Routes:hotline-read:AuthorizationPolicy=everybody", "hotline-read", "everybody" },
        { "ReverseProxy:Routes:hotline-write:AuthorizationPolicy=Default", "hotline-write", "Default" },
        { "ReverseProxy:Routes:eid-read:RateLimiterPolicy=", "eid-read", "RateLimiterPolicy" },
        { "ReverseProxy:Routes:eid-read:RateLimiterPolicy=Disable", "eid-read", "Disable" },
        { "ReverseProxy:Routes:feeds-readings:Timeout=", "feeds-readings", "Timeout" },
        { "ReverseProxy:Routes:screens-stream:TimeoutPolicy=", "screens-stream", "Timeout" },
        { "ReverseProxy:Routes:wall-root:ClusterId=walls", "wall-root", "walls" },
        { "ReverseProxy:Clusters:payments:LoadBalancingPolicy=RoundRobin", "payments", "services__payments__http__0" },
        { "services:hotline:http:0=hotline.local", "services__hotline__http__0", "hotline.local" },
        { "services:hotline:http:1=ftp://hotline", "services__hotline__http__1", "ftp://hotline" },
        { "Limits:ConnectionsMax=0", "Limits:ConnectionsMax", "0" },
        { "Limits:PerCaller:read:RequestsPerSecond=0", "Limits:PerCaller:read:RequestsPerSecond", "0" },
        { "Limits:PerCaller:read:BurstRequests=-1", "Limits:PerCaller:read:BurstRequests", "-1" },
        { "TrustedProxies:0=everybody", "TrustedProxies", "everybody" },
        { "InsideNetworks:0=lan", "InsideNetworks", "lan" },
        { "Auth:Authority=", "Auth:Authority", "https://" },
        { "Devices:KeyFile=", "Devices:KeyFile", "0600" },
    };

    [Fact]
    public async Task As_it_stands_it_starts()
    {
        await using var app = Build("Development", []);
        Assert.NotNull(app);
    }

    [Theory, MemberData(nameof(Planted))]
    public void One_fault_is_named_with_its_remedy(string setting, string where, string what)
    {
        var fault = Assert.Single(Faults("Development", [setting]));
        Assert.Contains(where, fault);
        Assert.Contains(what, fault);
    }

    [Fact]
    public void A_time_out_is_switched_off_for_streams_alone()
    {
        var fault = Assert.Single(Faults("Development",
            ["ReverseProxy:Routes:hotline-read:Timeout=", "ReverseProxy:Routes:hotline-read:TimeoutPolicy=Disable"]));
        Assert.Contains("hotline-read", fault);
        Assert.Contains("/stream", fault);
    }

    [Fact]
    public void A_route_that_lacks_everything_is_told_everything()
    {
        var faults = Faults("Development", ["ReverseProxy:Routes:new:ClusterId=hotline", "ReverseProxy:Routes:new:Match:Path=/new"]);
        Assert.Equal(3, faults.Count);
        Assert.All(faults, x => Assert.Contains("Routes:new", x));
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        string[] settings = [.. Planted.Select(x => x.Data.Item1).DistinctBy(x => x[..x.IndexOf('=')])];
        Assert.Equal(settings.Length, Faults("Development", settings).Count);
    }

    [Fact]
    public void A_cluster_without_an_address_is_named_each()
    {
        var thrown = Assert.Throws<StartFaultsException>(() => Door.Build(Gate.Options("Development", [])));
        Assert.Equal(Gate.Rooms.Order(), thrown.Faults.Select(x => x.Split("services__")[1].Split("__")[0]).Order());
        Assert.All(thrown.Faults, x => Assert.Contains(x, thrown.Message));
    }

    [Fact]
    public void Without_its_routes_it_does_not_start()
    {
        var options = Gate.Options("Development", Addresses);
        options = new WebApplicationOptions { Args = options.Args, EnvironmentName = options.EnvironmentName, ContentRootPath = Path.GetTempPath() };
        Assert.Contains(Assert.Throws<StartFaultsException>(() => Door.Build(options)).Faults, x => x.Contains("appsettings.json"));
    }

    [Fact]
    public void The_local_issuer_is_refused_in_production()
    {
        var keyFile = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var fault = Assert.Single(Faults("Production", [$"LocalIssuer:KeyFile={keyFile}"]));
        Assert.Contains("LocalIssuer__KeyFile", fault);
        Assert.False(File.Exists(keyFile));
    }

    [Fact]
    public void An_issuer_without_https_is_refused_in_production() =>
        Assert.Contains("https", Assert.Single(Faults("Production", ["Auth:Authority=http://issuer.test"])));

    private static IReadOnlyList<string> Faults(string environment, string[] settings) =>
        Assert.Throws<StartFaultsException>(() => Build(environment, settings)).Faults;

    private static WebApplication Build(string environment, string[] settings) => Door.Build(Gate.Options(environment, [.. Addresses, .. settings]));
}
