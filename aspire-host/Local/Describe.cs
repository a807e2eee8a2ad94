using Aspire.Hosting.ApplicationModel;
using Ioc.AspireHost;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>The calls of AppHost.cs, named and ordered as in Aspire; no call is here that AppHost.cs does not make.</summary>
internal static class Describe
{
    public static IResourceBuilder<ParameterResource> AddParameter(
        this DistributedApplicationBuilder builder, string name, string value, bool publishValueAsDefault = false, bool secret = false) =>
        builder.Add(new ParameterResource(name, () => builder.Configuration[$"Parameters:{name}"] ?? value));

    /// <summary>A value made at the first start. It is always kept, in the home.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this DistributedApplicationBuilder builder, string name, GenerateParameterDefault value, bool secret = false, bool persist = false) =>
        builder.Add(new ParameterResource(
            name, () => builder.Configuration[$"Parameters:{name}"] ?? builder.Home.Secret(name, value.GetDefaultValue)));

    public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(
        this DistributedApplicationBuilder builder, string name, IResourceBuilder<ParameterResource>? userName = null) =>
        builder.Add(new RabbitMQServerResource(
            name, builder.Configuration.GetConnectionString(name), userName?.Resource, Password(builder, name))).WithEndpoint(targetPort: 5672, name: "tcp");

    public static IResourceBuilder<PostgresServerResource> AddPostgres(this DistributedApplicationBuilder builder, string name) =>
        builder.Add(new PostgresServerResource(name, builder.Configuration.GetConnectionString(name), Password(builder, name)))
            .WithEndpoint(targetPort: 5432, name: "tcp");

    public static IResourceBuilder<RedisResource> AddRedis(this DistributedApplicationBuilder builder, string name) =>
        builder.Add(new RedisResource(name, builder.Configuration.GetConnectionString(name), Password(builder, name)))
            .WithEndpoint(targetPort: 6379, name: "tcp");

    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(
        this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null)
    {
        builder.Resource.Databases.Add(databaseName ?? name);
        return builder.ApplicationBuilder.Add(new PostgresDatabaseResource(name, builder.Resource));
    }

    public static IResourceBuilder<ProjectResource> AddProject(this DistributedApplicationBuilder builder, string name, string projectPath) =>
        builder.Add(new ProjectResource(name, Path.GetFullPath(projectPath, builder.AppHostDirectory)));

    public static IResourceBuilder<T> WithBindMount<T>(this IResourceBuilder<T> builder, string source, string target, bool isReadOnly = false)
        where T : ServerResource =>
        builder.Do(server => server.Mounts[target] = Path.GetFullPath(source, builder.ApplicationBuilder.AppHostDirectory));

    /// <summary>Data survive a restart; here they always do.</summary>
    public static IResourceBuilder<T> WithDataVolume<T>(this IResourceBuilder<T> builder) where T : ServerResource => builder;

    public static IResourceBuilder<RabbitMQServerResource> WithManagementPlugin(this IResourceBuilder<RabbitMQServerResource> builder) =>
        builder.WithHttpEndpoint(targetPort: 15672, name: "management");

    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? scheme = null, string? name = null)
        where T : Resource => builder.Do(resource => resource.Endpoints.Add(name ?? scheme ?? "tcp", new Address(scheme ?? "tcp", port, targetPort)));

    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? name = null)
        where T : Resource => builder.WithEndpoint(port, targetPort, "http", name ?? "http");

    /// <summary>The door that people come through; its address is the one that is printed.</summary>
    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder) where T : Resource =>
        builder.Do(resource => builder.ApplicationBuilder.Door = resource);

    public static IResourceBuilder<T> WithHttpHealthCheck<T>(this IResourceBuilder<T> builder, string? path = null) where T : Resource =>
        builder.Do(resource => resource.HealthPath = path ?? "/");

    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name) where T : Resource => new(builder.Resource, name);

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value) where T : Resource =>
        builder.Set(name, ReferenceExpression.Create($"{value}"));

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, EndpointReference endpointReference)
        where T : Resource => builder.Set(name, endpointReference);

    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter)
        where T : Resource => builder.Set(name, parameter.Resource);

    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, in ReferenceExpression.ExpressionInterpolatedStringHandler value)
        where T : Resource => builder.Set(name, ReferenceExpression.Create(value));

    public static IResourceBuilder<T> WithReference<T>(this IResourceBuilder<T> builder, IResourceBuilder<ServerResource> source)
        where T : Resource => builder.Set($"ConnectionStrings__{source.Resource.Name}", source.Resource.ConnectionStringExpression);

    public static IResourceBuilder<T> WithReference<T>(this IResourceBuilder<T> builder, IResourceBuilder<ProjectResource> source)
        where T : Resource => builder.Set($"services__{source.Resource.Name}__http__0", source.GetEndpoint("http"));

    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency) where T : Resource =>
        builder.Do(resource => resource.Waits.Add(dependency.Resource));

    /// <summary>A project without an address is a job, and others wait for its end with exit code 0 and for nothing else.</summary>
    public static IResourceBuilder<T> WaitForCompletion<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : Resource => builder.WaitFor(dependency);

    private static ParameterResource Password(DistributedApplicationBuilder builder, string name) =>
        builder.AddParameter($"{name}-password", new GenerateParameterDefault { Special = false }).Resource;

    private static IResourceBuilder<T> Set<T>(this IResourceBuilder<T> builder, string name, IValueProvider value) where T : Resource =>
        builder.Do(resource => resource.Variables[name] = value);

    private static IResourceBuilder<T> Do<T>(this IResourceBuilder<T> builder, Action<T> act) where T : Resource
    {
        act(builder.Resource);
        return builder;
    }
}
