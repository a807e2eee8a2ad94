using System.Net.Http.Headers;
using Ioc.Contracts;
using Ioc.Messaging;
using Ioc.Screens;
using Ioc.Tests.Support;
using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Ioc.Tests.Slices.Screens;

/// <summary>One replica of the screens on a real port and a real Redis, with real token checks; facts are said to it without a broker unless one is named.</summary>
public sealed class Replica : WebApplicationFactory<ScreensOptions>
{
    private readonly (string Key, string Value)[] settings;
    private readonly bool hearsTheBus;

    public Replica(string cache, params (string Key, string Value)[] settings)
    {
        this.settings = [("ConnectionStrings:cache", cache), ("Areas:PinnedOn", "2025-06-30"), .. settings];
        hearsTheBus = settings.Any(x => x.Key == "ConnectionStrings:bus");
        UseKestrel();
        StartServer();
    }

    /// <summary>A caller of a role for areas.</summary>
    public HttpClient Caller(string role, params string[] areas) => Bearer(Tokens.Mint(role, areas));

    /// <summary>A caller with this token, or without one.</summary>
    public HttpClient Bearer(string? token)
    {
        var client = new HttpClient { BaseAddress = ClientOptions.BaseAddress, Timeout = Timeout.InfiniteTimeSpan };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        return client;
    }

    /// <summary>Says a fact as the bus would.</summary>
    public async Task Say<TFact>(TFact fact) where TFact : class, IFact
    {
        foreach (var listener in Services.GetServices<IListen<TFact>>()) await listener.When(fact, TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until this replica has read its tiles.</summary>
    public async Task<Replica> Loaded()
    {
        using var anyone = Bearer(null);
        await Eventually.Holds(async () => (await (await anyone.GetAsync("/health/ready")).Json()).GetProperty("status").GetString() != "Unhealthy", "the replica is ready");
        return this;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        // Not by UseKestrel(0), which changes the address of a server that may have started already.
        builder.UseUrls("http://127.0.0.1:0");
        builder.UseSetting("ConnectionStrings:bus", "amqp://nobody@127.0.0.1:1/");
        builder.UseSetting("Auth:Authority", Tokens.Issuer);
        foreach (var (key, value) in settings) builder.UseSetting(key, value);
        builder.ConfigureServices(services =>
        {
            Tokens.Believe(services);
            if (hearsTheBus) return;
            foreach (var unwanted in services.Where(NeedsBroker).ToList()) services.Remove(unwanted);
        });
    }

    private static bool NeedsBroker(ServiceDescriptor part) => part.ServiceType == typeof(IHostedService)
        && (part.ImplementationType?.Name == "BusTopology"
            || part.ImplementationType?.Assembly == typeof(IBus).Assembly || part.ImplementationType?.Assembly == typeof(MassTransitHostOptions).Assembly);
}
