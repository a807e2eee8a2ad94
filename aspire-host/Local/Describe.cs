using Aspire.Hosting.ApplicationModel;
using Ioc.AspireHost;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>The <c>Add...</c> calls of AppHost.cs.</summary>
public static class ResourceAdditions
{
    /// <summary>A value with a name; configuration <c>Parameters:name</c> goes before <paramref name="value"/>.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, string value, bool publishValueAsDefault = false, bool secret = false)
    {
        var given = builder.Configuration[$"Parameters:{name}"];
        return Of(builder).Add(new ParameterResource(name, () => given ?? value));
    }

    /// <summary>A value made at the first start and kept in the home, whatever <paramref name="persist"/> says.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false, bool persist = false)
    {
        var given = builder.Configuration[$"Parameters:{name}"];
        return Of(builder).Add(new ParameterResource(name, () => given ?? Of(builder).Home.Secret(name, value.GetDefaultValue)));
    }

    /// <summary>A RabbitMQ broker, or the one of <c>ConnectionStrings:name</c>.</summary>
    public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(
        this IDistributedApplicationBuilder builder, string name,
        IResourceBuilder<ParameterResource>? userName = null, IResourceBuilder<ParameterResource>? password = null, int? port = null) =>
        Server(builder, new RabbitMQServerResource(
            name, builder.Configuration.GetConnectionString(name), userName?.Resource, PasswordOf(builder, name, password)), port, 5672);

    /// <summary>A PostgreSQL server, or the one of <c>ConnectionStrings:name</c>.</summary>
    public static IResourceBuilder<PostgresServerResource> AddPostgres(
        this IDistributedApplicationBuilder builder, string name,
        IResourceBuilder<ParameterResource>? userName = null, IResourceBuilder<ParameterResource>? password = null, int? port = null) =>
        Server(builder, new PostgresServerResource(
            name, builder.Configuration.GetConnectionString(name), PasswordOf(builder, name, password)), port, 5432);

    /// <summary>A Redis server, or the one of <c>ConnectionStrings:name</c>.</summary>
    public static IResourceBuilder<RedisResource> AddRedis(
        this IDistributedApplicationBuilder builder, string name, int? port = null, IResourceBuilder<ParameterResource>? password = null) =>
        Server(builder, new RedisResource(
            name, builder.Configuration.GetConnectionString(name), PasswordOf(builder, name, password)), port, 6379);

    /// <summary>A database in the server; made when the server answers and it is not there yet.</summary>
    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(
        this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null)
    {
        builder.Resource.Databases.Add(databaseName ?? name);
        return Of(builder.ApplicationBuilder).Add(new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource));
    }

    /// <summary>A project, started from what <c>dotnet build</c> left beside it.</summary>
    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, string name, string projectPath) =>
        Of(builder).Add(new ProjectResource(name, Path.GetFullPath(projectPath, builder.AppHostDirectory)));

    internal static DistributedApplicationBuilder Of(IDistributedApplicationBuilder builder) => (DistributedApplicationBuilder)builder;

    private static IResourceBuilder<T> Server<T>(IDistributedApplicationBuilder builder, T resource, int? port, int targetPort)
        where T : ContainerResource =>
        Of(builder).Add(resource).WithEndpoint(port: port, targetPort: targetPort, name: "tcp");

    private static ParameterResource PasswordOf(
        IDistributedApplicationBuilder builder, string name, IResourceBuilder<ParameterResource>? password) =>
        password?.Resource ?? builder.AddParameter($"{name}-password", new GenerateParameterDefault { Special = false }).Resource;
}

/// <summary>The <c>With...</c> and <c>Wait...</c> calls of AppHost.cs.</summary>
public static class ResourceDescriptions
{
    /// <summary>Hands a file to the server in place of <paramref name="target"/>.</summary>
    public static IResourceBuilder<T> WithBindMount<T>(this IResourceBuilder<T> builder, string source, string target, bool isReadOnly = false)
        where T : ContainerResource
    {
        builder.Resource.Mounts[target] = Path.GetFullPath(source, builder.ApplicationBuilder.AppHostDirectory);
        return builder;
    }

    /// <summary>Keeps a broker's data over restarts, which the local runner always does.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithDataVolume(
        this IResourceBuilder<RabbitMQServerResource> builder, string? name = null, bool isReadOnly = false) => builder;

    /// <summary>Keeps a server's data over restarts, which the local runner always does.</summary>
    public static IResourceBuilder<PostgresServerResource> WithDataVolume(
        this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false) => builder;

    /// <summary>Opens the broker's management API.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithManagementPlugin(this IResourceBuilder<RabbitMQServerResource> builder) =>
        builder.WithHttpEndpoint(targetPort: 15672, name: "management");

    /// <summary>Names an address; without <paramref name="port"/> a free one is chosen and kept.</summary>
    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? scheme = null, string? name = null)
        where T : IResourceWithEndpoints
    {
        Of(builder).Endpoints.Add(name ?? scheme ?? "tcp", new Address(scheme ?? "tcp", port, targetPort));
        return builder;
    }

    /// <summary>Names an HTTP address.</summary>
    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? name = null)
        where T : IResourceWithEndpoints => builder.WithEndpoint(port, targetPort, "http", name ?? "http");

    /// <summary>Marks the door that people come through; its address is the one printed.</summary>
    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder) where T : IResourceWithEndpoints
    {
        ResourceAdditions.Of(builder.ApplicationBuilder).Door = Of(builder);
        return builder;
    }

    /// <summary>Ready when this path answers with 200.</summary>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(this IResourceBuilder<T> builder, string? path = null)
        where T : IResourceWithEndpoints
    {
        Of(builder).HealthPath = path ?? "/";
        return builder;
    }

    /// <summary>A named address of the resource.</summary>
    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name) where T : IResourceWithEndpoints =>
        new(builder.Resource, name);

    /// <summary>Sets a plain variable.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value)
        where T : IResourceWithEnvironment => builder.Set(name, ReferenceExpression.Create($"{value}"));

    /// <summary>Sets a variable to an address.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, EndpointReference endpointReference)
        where T : IResourceWithEnvironment => builder.Set(name, endpointReference);

    /// <summary>Sets a variable to a parameter.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter)
        where T : IResourceWithEnvironment => builder.Set(name, parameter.Resource);

    /// <summary>Sets a variable to a text with values in it.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, in ReferenceExpression.ExpressionInterpolatedStringHandler value)
        where T : IResourceWithEnvironment => builder.Set(name, ReferenceExpression.Create(value));

    /// <summary>Gives the connection string of a server as <c>ConnectionStrings__name</c>.</summary>
    public static IResourceBuilder<T> WithReference<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null, bool optional = false)
        where T : IResourceWithEnvironment =>
        builder.Set($"ConnectionStrings__{connectionName ?? source.Resource.Name}", source.Resource.ConnectionStringExpression);

    /// <summary>Gives the HTTP address of a service as <c>services__name__http__0</c>.</summary>
    public static IResourceBuilder<T> WithReference<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where T : IResourceWithEnvironment =>
        builder.Set($"services__{source.Resource.Name}__http__0", source.GetEndpoint("http"));

    /// <summary>Starts only when the other is ready.</summary>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport
    {
        Of(builder).Waits.Add((dependency.Resource, null));
        return builder;
    }

    /// <summary>Starts only when the other has ended with this exit code.</summary>
    public static IResourceBuilder<T> WaitForCompletion<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, int exitCode = 0)
        where T : IResourceWithWaitSupport
    {
        Of(builder).Waits.Add((dependency.Resource, exitCode));
        return builder;
    }

    private static IResourceBuilder<T> Set<T>(this IResourceBuilder<T> builder, string name, IValueProvider value) where T : IResource
    {
        Of(builder).Variables[name] = value;
        return builder;
    }

    private static Resource Of<T>(IResourceBuilder<T> builder) where T : IResource => (Resource)(IResource)builder.Resource;
}
