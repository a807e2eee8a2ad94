using System.Runtime.InteropServices;
using Aspire.Hosting.ApplicationModel;
using Ioc.AspireHost;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>Whether the topology is being run or written down for a deployment; this runner only runs.</summary>
internal sealed record DistributedApplicationExecutionContext(bool IsRunMode);

/// <summary>Collects the topology.</summary>
internal sealed class DistributedApplicationBuilder
{
    public DistributedApplicationBuilder(string[] args)
    {
        Configuration.AddEnvironmentVariables().AddCommandLine(args);
        Home = new Home(Configuration["IOC_HOME"] ?? Path.Combine(AppHostDirectory, "..", ".ioc"));
    }

    public ConfigurationManager Configuration { get; } = new();

    public string AppHostDirectory { get; } = Path.Combine(Repository(), "aspire-host");

    public DistributedApplicationExecutionContext ExecutionContext { get; } = new(IsRunMode: true);

    public Home Home { get; }

    public List<IResource> Resources { get; } = [];

    public Resource? Door { get; set; }

    public IResourceBuilder<T> Add<T>(T resource) where T : IResource
    {
        if (Resources.Any(other => string.Equals(other.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
            throw new HostFault($"Two resources are named {resource.Name}.");
        Resources.Add(resource);
        return new ResourceBuilder<T>(resource, this);
    }

    public DistributedApplication Build() => new(this);

    internal static string Repository()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "aspire-host", "AppHost.cs"))) return folder;
        throw new HostFault($"No aspire-host/AppHost.cs above {AppContext.BaseDirectory}; the host runs from a checkout.");
    }
}

/// <summary>The stack that AppHost.cs describes, run as child processes of this one.</summary>
internal sealed class DistributedApplication(DistributedApplicationBuilder builder) : IAsyncDisposable
{
    private Stage? stage;

    public static DistributedApplicationBuilder CreateBuilder(string[] args) => new(args);

    /// <summary>Starts everything, keeps it running until a signal, and stops it; a fault ends the process with one sentence.</summary>
    public void Run()
    {
        using var asked = new CancellationTokenSource();
        var signals = new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal =>
            PosixSignalRegistration.Create(signal, context => { context.Cancel = true; asked.Cancel(); })).ToList();
        RunAsync(asked.Token).GetAwaiter().GetResult();
        signals.ForEach(signal => signal.Dispose());
    }

    /// <summary>Starts everything; ends when each part is ready or done.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        builder.Home.Hold();
        var log = new Log(builder.Home.In("logs"), bool.Parse(builder.Configuration["echo"] ?? "true"), Console.Out);
        var parts = Parts(builder.Resources.OfType<Resource>().ToList(), log);
        stage = new Stage(builder.Home, parts, log, TimeProvider.System)
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
        if (stage is not null) await stage.DisposeAsync();
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

    private List<Part> Parts(List<Resource> resources, Log log)
    {
        foreach (var dead in Directory.GetDirectories(builder.Home.In("run"))) Child.Sweep(dead);
        foreach (var resource in resources)
            foreach (var (name, address) in resource.Endpoints)
                address.Settle(
                    $"{resource.Name}.{name}", (resource as ServerResource)?.Existing,
                    builder.Configuration[$"services:{resource.Name}:{name}:0"], builder.Home.Ports);
        var parts = resources.ToDictionary(IResource (resource) => resource, resource => resource switch
        {
            RabbitMQServerResource server => RabbitMq.Part(server, builder.Home),
            PostgresServerResource server => Postgres.Part(server, builder.Home, log),
            RedisResource server => Redis.Part(server, builder.Home),
            ProjectResource project => Projects.Part(project, builder.Home),
            _ => throw new HostFault($"The local runner does not know how to run {resource.Name}."),
        });
        foreach (var resource in resources)
            parts[resource].Waits.AddRange(resource.Waits.Select(on => parts[on is PostgresDatabaseResource database ? database.Parent : on]).Distinct());
        return [.. parts.Values];
    }
}
