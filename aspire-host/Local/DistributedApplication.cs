using System.Runtime.InteropServices;
using Aspire.Hosting.ApplicationModel;
using Ioc.AspireHost;

namespace Aspire.Hosting;

/// <summary>The stack that AppHost.cs describes, run as child processes of this one.</summary>
public sealed class DistributedApplication : IAsyncDisposable
{
    private readonly DistributedApplicationBuilder builder;
    private Stage? stage;

    internal DistributedApplication(DistributedApplicationBuilder builder) => this.builder = builder;

    /// <summary>Begins a description.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => new DistributedApplicationBuilder(args);

    /// <summary>Starts everything, keeps it running until a signal, and stops it; a fault ends the process with one sentence.</summary>
    public void Run()
    {
        using var asked = new CancellationTokenSource();
        PosixSignal[] signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
        var registrations = signals.Select(signal => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            asked.Cancel();
        })).ToList();
        RunAsync(asked.Token).GetAwaiter().GetResult();
        registrations.ForEach(registration => registration.Dispose());
    }

    /// <summary>Starts everything; ends when each part is ready or done.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        builder.Home.Hold();
        var run = builder.Home.In("run");
        Child.Sweep(run);
        var resources = builder.Resources.OfType<Resource>().ToList();
        resources.ForEach(GivePorts);
        var log = new Log(builder.Home.In("logs"), bool.Parse(builder.Configuration["echo"] ?? "true"), Console.Out);
        stage = new Stage(builder.Home, Parts(resources, log), log, TimeProvider.System)
        {
            Door = builder.Door?.Endpoints["http"].Url,
            Patience = TimeSpan.FromSeconds(int.Parse(builder.Configuration["patience"] ?? "15")),
        };
        stage.Start();
        await stage.ReachedAsync(cancellationToken);
    }

    /// <summary>Stops everything, last started first.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stage is not null)
        {
            await stage.DisposeAsync();
        }

        builder.Home.Dispose();
    }

    private async Task RunAsync(CancellationToken asked)
    {
        try
        {
            await StartAsync(asked);
            Console.WriteLine($"\nEverything is ready. The province wall: {stage!.Door}/\n");
            await Task.Delay(Timeout.Infinite, asked);
        }
        catch (HostFault fault)
        {
            await Console.Error.WriteLineAsync($"ioc: {fault.Message}");
            Environment.ExitCode = 1;
        }
        catch (OperationCanceledException) when (asked.IsCancellationRequested)
        {
            Console.WriteLine("Stopping.");
        }

        await DisposeAsync();
    }

    private void GivePorts(Resource resource)
    {
        foreach (var (name, address) in resource.Endpoints)
        {
            if (resource is ContainerResource { Existing: { } existing })
            {
                (address.Host, var port) = ConnectionText.HostAndPort(existing);
                address.Port = name == "tcp" && port is { } given ? given : address.TargetPort ?? 80;
            }
            else if (address.FixedPort is { } wanted)
            {
                address.Port = Ports.IsFree(wanted) ? wanted : throw new HostFault(
                    $"Port {wanted} is taken by another program; free it, or start with ./ioc up --port and another number.");
            }
            else
            {
                address.Port = builder.Home.Ports.Of($"{resource.Name}.{name}");
            }
        }
    }

    private List<Part> Parts(List<Resource> resources, Log log)
    {
        Dictionary<IResource, Part> parts = [];
        foreach (var resource in resources)
        {
            parts[resource] = resource switch
            {
                RabbitMQServerResource server => RabbitMq.Part(server, builder.Home),
                PostgresServerResource server => Postgres.Part(server, builder.Home, log),
                RedisResource server => Redis.Part(server, builder.Home),
                ProjectResource project => Projects.Part(project, builder.Home),
                // A database is there as soon as its server is ready.
                PostgresDatabaseResource database => parts[database.Parent],
                _ => throw new HostFault($"The local runner does not know how to run {resource.Name}."),
            };
        }

        foreach (var resource in resources)
        {
            parts[resource].Waits.AddRange(resource.Waits.Select(wait => parts[wait.On]).Except(parts[resource].Waits));
        }

        return [.. parts.Values.Distinct()];
    }
}
