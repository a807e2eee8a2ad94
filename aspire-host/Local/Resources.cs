using Ioc.AspireHost;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Anything with a name in the topology.</summary>
internal interface IResource
{
    string Name { get; }
}

/// <summary>What a <c>With...</c> call is made on.</summary>
internal interface IResourceBuilder<out T> where T : IResource
{
    T Resource { get; }

    DistributedApplicationBuilder ApplicationBuilder { get; }
}

internal sealed record ResourceBuilder<T>(T Resource, DistributedApplicationBuilder ApplicationBuilder) : IResourceBuilder<T> where T : IResource;

/// <summary>What the runner keeps of everything it can start.</summary>
internal abstract class Resource(string name) : IResource
{
    public string Name { get; } = name;

    public Dictionary<string, Address> Endpoints { get; } = [];

    public Dictionary<string, IValueProvider> Variables { get; } = [];

    public List<IResource> Waits { get; } = [];

    public string HealthPath { get; set; } = "/";
}

/// <summary>A server that Aspire runs from an image and this runner from an installed package.</summary>
internal abstract class ServerResource(string name, string? existing, ParameterResource password) : Resource(name)
{
    /// <summary>Connection string of a server that runs already; null starts one.</summary>
    public string? Existing { get; } = existing;

    public ParameterResource PasswordParameter { get; } = password;

    /// <summary>Files given to the server: path in its image, path here.</summary>
    public Dictionary<string, string> Mounts { get; } = [];

    public EndpointReferenceExpression Host => new(() => Endpoints["tcp"].Host);

    public EndpointReferenceExpression Port => new(() => $"{Endpoints["tcp"].Port}");

    public ReferenceExpression ConnectionStringExpression => Existing is null ? Address : ReferenceExpression.Create($"{Existing}");

    protected abstract ReferenceExpression Address { get; }
}

internal sealed class RabbitMQServerResource(string name, string? existing, ParameterResource? userName, ParameterResource password)
    : ServerResource(name, existing, password)
{
    public ReferenceExpression UserName { get; } =
        userName is null ? ReferenceExpression.Create($"guest") : ReferenceExpression.Create($"{userName}");

    public EndpointReference ManagementEndpoint => new(this, "management");

    protected override ReferenceExpression Address => ReferenceExpression.Create($"amqp://{UserName}:{PasswordParameter}@{Host}:{Port}");
}

internal sealed class PostgresServerResource(string name, string? existing, ParameterResource password) : ServerResource(name, existing, password)
{
    public List<string> Databases { get; } = [];

    protected override ReferenceExpression Address =>
        ReferenceExpression.Create($"Host={Host};Port={Port};Username=postgres;Password={PasswordParameter}");
}

/// <summary>A database; it is there as soon as its server is ready.</summary>
internal sealed record PostgresDatabaseResource(string Name, PostgresServerResource Parent) : IResource;

internal sealed class RedisResource(string name, string? existing, ParameterResource password) : ServerResource(name, existing, password)
{
    protected override ReferenceExpression Address => ReferenceExpression.Create($"{Host}:{Port},password={PasswordParameter}");
}

/// <summary>A project of this repository, started from its build output.</summary>
internal sealed class ProjectResource(string name, string projectPath) : Resource(name)
{
    public string ProjectPath { get; } = projectPath;
}
