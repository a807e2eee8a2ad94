using System.Reflection;
using Ioc.Areas;
using Ioc.Contracts.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Ioc.Messaging;

/// <summary>Adds the rooms of the messaging to a service, in the order in which they start: schema, relay, queue.</summary>
public static class Setup
{
    /// <summary>Connections of one process to its database.</summary>
    public const int ConnectionsMax = 20;

    /// <summary>Adds the tree of areas, pinned when <c>Areas:PinnedOn</c> is set.</summary>
    public static WebApplicationBuilder AddAreas(this WebApplicationBuilder builder)
    {
        var pinned = builder.Configuration.GetValue<DateOnly?>("Areas:PinnedOn");
        builder.Services.AddSingleton(AreaTree.Bundled(pinned));
        return builder;
    }

    /// <summary>Adds the service's own database, with schema, outbox and inbox.</summary>
    public static WebApplicationBuilder AddLedger(this WebApplicationBuilder builder, string service)
    {
        Dates.TeachDapper();
        var services = builder.Services;
        services.AddOptions<MessagingOptions>().BindConfiguration("Messaging").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(
            provider.GetRequiredService<IConfiguration>().GetConnectionString(service)
            ?? throw new InvalidOperationException($"ConnectionStrings:{service} is missing; give an Npgsql connection string."))
        { MaxPoolSize = ConnectionsMax, ApplicationName = service }));
        services.AddSingleton<Wakes>();
        services.AddSingleton<Ledger>();
        var assembly = Assembly.GetCallingAssembly();
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<SchemaRunner>(provider, assembly));
        services.AddHostedService<Relay>();
        services.AddSingleton<Inbox>().AddHostedService(provider => provider.GetRequiredService<Inbox>());
        services.AddHealthChecks().AddCheck<StoreAnswers>("store");
        return builder;
    }

    /// <summary>Adds the bus; a service names the facts that it hears.</summary>
    public static WebApplicationBuilder AddBus(this WebApplicationBuilder builder, string service, Action<Bus> hears)
    {
        builder.Services.AddOptions<MessagingOptions>().BindConfiguration("Messaging").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<Broker>(provider, service));
        Bus.Add(builder.Services, service, hears);
        return builder;
    }

    /// <summary>Adds a counter whose totals are announced while they change.</summary>
    public static WebApplicationBuilder AddRecount<TCounts, TCounter>(this WebApplicationBuilder builder)
        where TCounts : class where TCounter : class, ICounter<TCounts>
    {
        builder.Services.AddSingleton<ICounter<TCounts>, TCounter>();
        builder.Services.AddSingleton<Recount<TCounts>>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Recount<TCounts>>());
        return builder;
    }

    /// <summary>Lets a screen that forgot everything ask this counter again.</summary>
    public static Bus AnswerTotalsWanted<TCounts>(this Bus bus) where TCounts : class =>
        bus.React<TotalsWanted, WhenTotalsAreWanted<TCounts>>();
}

/// <summary>Announces every total of one counter again.</summary>
internal sealed class WhenTotalsAreWanted<TCounts>(ICounter<TCounts> counter) : IReact<TotalsWanted> where TCounts : class
{
    public Task When(TotalsWanted fact, Work work, CancellationToken ct)
    {
        Recount<TCounts>.WantAll(work, counter.Name);
        return Task.CompletedTask;
    }
}
