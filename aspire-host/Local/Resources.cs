using Ioc.AspireHost;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Anything with a name in the topology.</summary>
public interface IResource
{
    /// <summary>Unique in the topology, compared without case.</summary>
    string Name { get; }
}

/// <summary>A resource that is started with environment variables.</summary>
public interface IResourceWithEnvironment : IResource;

/// <summary>A resource that listens.</summary>
public interface IResourceWithEndpoints : IResource;

/// <summary>A resource whose start can be held back.</summary>
public interface IResourceWithWaitSupport : IResource;

/// <summary>A resource that is reached by a connection string.</summary>
public interface IResourceWithConnectionString : IResource
{
    /// <summary>The connection string, filled in once ports and passwords are known.</summary>
    ReferenceExpression ConnectionStringExpression { get; }
}

/// <summary>What a <c>With...</c> call is made on.</summary>
public interface IResourceBuilder<out T> where T : IResource
{
    /// <summary>The resource being described.</summary>
    T Resource { get; }

    /// <summary>The application that the resource belongs to.</summary>
    IDistributedApplicationBuilder ApplicationBuilder { get; }
}

internal sealed record ResourceBuilder<T>(T Resource, IDistributedApplicationBuilder ApplicationBuilder)
    : IResourceBuilder<T> where T : IResource;

/// <summary>What the local runner keeps of every resource.</summary>
public abstract class Resource(string name) : IResource
{
    /// <inheritdoc />
    public string Name { get; } = name;

    internal Dictionary<string, Address> Endpoints { get; } = [];

    internal Dictionary<string, IValueProvider> Variables { get; } = [];

    internal List<(IResource On, int? ExitCode)> Waits { get; } = [];

    internal string? HealthPath { get; set; }
}

/// <summary>A server that Aspire runs from an image and the local runner from an installed package.</summary>
/// <param name="name">Name of the resource.</param>
/// <param name="existing">Connection string of a server that runs already; null starts one.</param>
public abstract class ContainerResource(string name, string? existing)
    : Resource(name), IResourceWithEnvironment, IResourceWithEndpoints, IResourceWithWaitSupport
{
    internal string? Existing { get; } = existing;

    /// <summary>Files given to the server: path in its image, path here.</summary>
    internal Dictionary<string, string> Mounts { get; } = [];

    /// <summary>The endpoint that a connection string names.</summary>
    public EndpointReference PrimaryEndpoint => new(this, "tcp");

    /// <summary>Host of the primary endpoint.</summary>
    public EndpointReferenceExpression Host => PrimaryEndpoint.Property(EndpointProperty.Host);

    /// <summary>Port of the primary endpoint.</summary>
    public EndpointReferenceExpression Port => PrimaryEndpoint.Property(EndpointProperty.Port);
}

/// <summary>A RabbitMQ broker.</summary>
public sealed class RabbitMQServerResource(string name, string? existing, ParameterResource? userName, ParameterResource password)
    : ContainerResource(name, existing), IResourceWithConnectionString
{
    internal ReferenceExpression UserName { get; } =
        userName is null ? ReferenceExpression.Create($"guest") : ReferenceExpression.Create($"{userName}");

    /// <summary>The administrator's password.</summary>
    public ParameterResource PasswordParameter { get; } = password;

    /// <summary>The management API over HTTP.</summary>
    public EndpointReference ManagementEndpoint => new(this, "management");

    /// <inheritdoc />
    public ReferenceExpression ConnectionStringExpression => Existing is null
        ? ReferenceExpression.Create($"amqp://{UserName}:{PasswordParameter}@{Host}:{Port}")
        : ReferenceExpression.Create($"{Existing}");
}

/// <summary>A PostgreSQL server.</summary>
public sealed class PostgresServerResource(string name, string? existing, ParameterResource password)
    : ContainerResource(name, existing), IResourceWithConnectionString
{
    internal List<string> Databases { get; } = [];

    /// <summary>The administrator's password.</summary>
    public ParameterResource PasswordParameter { get; } = password;

    /// <inheritdoc />
    public ReferenceExpression ConnectionStringExpression => Existing is null
        ? ReferenceExpression.Create($"Host={Host};Port={Port};Username=postgres;Password={PasswordParameter}")
        : ReferenceExpression.Create($"{Existing}");
}

/// <summary>A database, made when its server answers.</summary>
public sealed class PostgresDatabaseResource(string name, string databaseName, PostgresServerResource server) : Resource(name)
{
    /// <summary>Its name in the server.</summary>
    public string DatabaseName { get; } = databaseName;

    /// <summary>The server that keeps it.</summary>
    public PostgresServerResource Parent { get; } = server;
}

/// <summary>A Redis server.</summary>
public sealed class RedisResource(string name, string? existing, ParameterResource password)
    : ContainerResource(name, existing), IResourceWithConnectionString
{
    /// <summary>The password that every client gives.</summary>
    public ParameterResource PasswordParameter { get; } = password;

    /// <inheritdoc />
    public ReferenceExpression ConnectionStringExpression => Existing is null
        ? ReferenceExpression.Create($"{Host}:{Port},password={PasswordParameter}")
        : ReferenceExpression.Create($"{Existing}");
}

/// <summary>A project of this repository, started from its build output.</summary>
public sealed class ProjectResource(string name, string projectPath)
    : Resource(name), IResourceWithEnvironment, IResourceWithEndpoints, IResourceWithWaitSupport, IResourceWithServiceDiscovery
{
    internal string ProjectPath { get; } = projectPath;
}
