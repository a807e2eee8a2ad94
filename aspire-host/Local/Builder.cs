using Aspire.Hosting.ApplicationModel;
using Ioc.AspireHost;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>Whether the topology is being run or written down for a deployment.</summary>
public sealed class DistributedApplicationExecutionContext
{
    /// <summary>Always true here: the local runner only runs.</summary>
    public bool IsRunMode => true;
}

/// <summary>A resource that others find by name (<c>services__name__endpoint__0</c>).</summary>
public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

/// <summary>Collects the topology.</summary>
public interface IDistributedApplicationBuilder
{
    /// <summary>Environment variables, then the command line.</summary>
    ConfigurationManager Configuration { get; }

    /// <summary>The folder of AppHost.cs; relative paths in it start there.</summary>
    string AppHostDirectory { get; }

    /// <summary>Whether this is a run.</summary>
    DistributedApplicationExecutionContext ExecutionContext { get; }

    /// <summary>Ends the description.</summary>
    DistributedApplication Build();
}

internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    public DistributedApplicationBuilder(string[] args)
    {
        Configuration.AddEnvironmentVariables().AddCommandLine(args);
        AppHostDirectory = Path.Combine(Repository(), "aspire-host");
        Home = new Home(Configuration["IOC_HOME"] ?? Path.Combine(AppHostDirectory, "..", ".ioc"));
    }

    public ConfigurationManager Configuration { get; } = new();

    public string AppHostDirectory { get; }

    public DistributedApplicationExecutionContext ExecutionContext { get; } = new();

    public Home Home { get; }

    public List<IResource> Resources { get; } = [];

    /// <summary>The resource that people come through.</summary>
    public Resource? Door { get; set; }

    public IResourceBuilder<T> Add<T>(T resource) where T : IResource
    {
        if (Resources.Any(other => string.Equals(other.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new HostFault($"Two resources are named {resource.Name}.");
        }

        Resources.Add(resource);
        return new ResourceBuilder<T>(resource, this);
    }

    public DistributedApplication Build() => new(this);

    private static string Repository()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "aspire-host", "AppHost.cs")))
            {
                return folder;
            }
        }

        throw new HostFault($"No aspire-host/AppHost.cs above {AppContext.BaseDirectory}; the host runs from a checkout.");
    }
}
