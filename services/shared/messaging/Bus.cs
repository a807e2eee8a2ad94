using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Ioc.Contracts;
using Ioc.Defaults;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Ioc.Messaging;

/// <summary>Names the facts that a service hears and what it does then. MassTransit is known to this room alone.</summary>
public sealed class Bus
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(10);
    private readonly IServiceCollection services;
    private readonly List<Action<IRabbitMqReceiveEndpointConfigurator, IServiceProvider>> handlers = [];
    private readonly List<string> exchanges = [];
    private readonly List<(Func<string, IFact> Question, bool OfItself)> questions = [];

    private Bus(IServiceCollection services) => this.services = services;

    /// <summary>Exchanges whose facts this service hears.</summary>
    public IReadOnlyList<string> Exchanges => exchanges;

    /// <summary>What is asked when the queue is new, for the path of a root area, and whether of this service alone.</summary>
    internal IReadOnlyList<(Func<string, IFact> Question, bool OfItself)> Questions => questions;

    /// <summary>How many waiting facts share one transaction.</summary>
    internal int TogetherMax { get; private set; } = 1;

    /// <summary>
    /// Facts that wait at the same time are applied in one transaction. For reactions that leave their statements to the commit
    /// (<see cref="Work.AtCommit{TRow}"/>) and do not wait for one another's rows.
    /// </summary>
    /// <param name="factsMax">Most facts in one transaction; as many are heard side by side.</param>
    public Bus Together(int factsMax)
    {
        TogetherMax = factsMax;
        return this;
    }

    /// <summary>When this service's queue is new, what was told before never reached it: the owners are asked to tell it again.</summary>
    /// <param name="question">The question, made for the path of a root area.</param>
    public Bus AskWhenNew(Func<string, IFact> question) => Ask(question, ofItself: false);

    /// <summary>When an owner's queue is new, whoever asked it before was not heard: it asks itself, and so tells everything again.</summary>
    /// <param name="question">The question, made for the path of a root area.</param>
    public Bus AskItselfWhenNew(Func<string, IFact> question) => Ask(question, ofItself: true);

    /// <summary>Hears a fact and applies it with the service's ledger.</summary>
    public Bus React<TFact, TReaction>() where TFact : class, IFact where TReaction : class, IReact<TFact>
    {
        services.AddSingleton<IReact<TFact>, TReaction>();
        return Hear<TFact>((provider, context) => provider.GetRequiredService<Inbox>().Apply(provider, context));
    }

    /// <summary>Hears a fact and shows it; for a service without a database.</summary>
    public Bus Listen<TFact, TListener>() where TFact : class, IFact where TListener : class, IListen<TFact>
    {
        services.TryAddSingleton<TListener>();
        services.AddSingleton<IListen<TFact>>(provider => provider.GetRequiredService<TListener>());
        return Hear<TFact>(async (provider, context) =>
        {
            foreach (var listener in provider.GetServices<IListen<TFact>>()) await listener.When(context.Message, context.CancellationToken);
        });
    }

    /// <summary>Adds the bus of a service: its queue, its bindings, its parked queue.</summary>
    internal static void Add(IServiceCollection services, string service, Action<Bus> hears)
    {
        var bus = new Bus(services);
        hears(bus);
        services.AddSingleton(bus);
        services.AddHostedService<BusTopology>();
        services.AddHostedService<Heartbeat>();
        services.AddHostedService<Deafness>();
        services.AddSingleton<Parking>();
        services.Configure<MassTransitHostOptions>(transit => transit.StopTimeout = StopsWithin);
        services.AddMassTransit(transit =>
        {
            // Nothing of a province's centre is reported to anybody outside it.
            transit.DisableUsageTelemetry();
            // A service without its broker still answers, and what it is told goes to its outbox: no reason to send callers away.
            transit.ConfigureHealthCheckOptions(check => { check.Name = "bus"; check.MinimalFailureStatus = HealthStatus.Degraded; });
            transit.UsingRabbitMq((context, rabbit) =>
            {
                var options = context.GetRequiredService<IOptions<MessagingOptions>>().Value;
                rabbit.Host(context.GetRequiredService<Broker>().Address);
                rabbit.ConfigureJsonSerializerOptions(json => { Json.Apply(json); return json; });
                rabbit.UseRawJsonDeserializer(RawSerializerOptions.AddTransportHeaders, isDefault: true);
                rabbit.ReceiveEndpoint(service, queue => bus.Configure(queue, context, options));
            });
        });
    }

    private Bus Ask(Func<string, IFact> question, bool ofItself)
    {
        questions.Add((question, ofItself));
        return this;
    }

    private Bus Hear<TFact>(Func<IServiceProvider, ConsumeContext<TFact>, Task> apply) where TFact : class, IFact
    {
        var name = FactName.Of(typeof(TFact));
        if (exchanges.Contains(name.Type)) return this;
        exchanges.Add(name.Type);
        var tag = new KeyValuePair<string, object?>("fact", name.Type);
        handlers.Add((queue, provider) => queue.Handler<TFact>(async context =>
        {
            var began = Stopwatch.GetTimestamp();
            await WhileTheStoreIsAway(() => apply(provider, context), context.CancellationToken);
            Signals.ConsumeSeconds.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, tag);
            if (DateTimeOffset.TryParse(context.ReceiveContext.TransportHeaders.Get<string>("cloudEvents:time"), CultureInfo.InvariantCulture, out var at))
                Signals.Lag(Math.Max(0, (provider.GetRequiredService<TimeProvider>().GetUtcNow() - at).TotalMilliseconds));
        }));
        return this;
    }

    /// <summary>An absent store is nobody's bad message: the consumer holds the message and waits, however long.</summary>
    private static async Task WhileTheStoreIsAway(Func<Task> apply, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await apply();
                return;
            }
            catch (Exception failure) when (failure is DbException { IsTransient: true } or StoreAway)
            {
                await Task.Delay(TryAgainAfter, ct);
            }
        }
    }

    private void Configure(IRabbitMqReceiveEndpointConfigurator queue, IServiceProvider provider, MessagingOptions options)
    {
        queue.ConfigureConsumeTopology = false;
        queue.PublishFaults = false;
        foreach (var (key, value) in BusTopology.QueueArguments(provider.GetRequiredService<Broker>())) queue.SetQueueArgument(key, value!);
        queue.PrefetchCount = options.PrefetchMessages;
        queue.ConcurrentMessageLimit = Math.Max(options.ConcurrentMessages, TogetherMax);
        var parking = provider.GetRequiredService<Parking>();
        queue.ConfigureError(pipe => pipe.UseFilter(new ParkFaulted(parking)));
        queue.ConfigureDeadLetter(pipe => pipe.UseFilter(new ParkUnknown(parking)));
        queue.UseMessageRetry(retry => { retry.Ignore<Unappliable>(); retry.Intervals(50, 200, 1_000); });
        foreach (var handler in handlers) handler(queue, provider);
    }
}
