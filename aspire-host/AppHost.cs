using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

// The topology, written once. Compose, charts and the gateway's routes are checked against this file.
var builder = DistributedApplication.CreateBuilder(args);
var port = int.Parse(builder.Configuration["port"] ?? "8080");
var demo = bool.Parse(builder.Configuration["demo"] ?? "true");
var pinnedOn = builder.Configuration["pinned-on"] ?? (demo ? "2025-06-30" : "");
var home = builder.Configuration["IOC_HOME"] ?? Path.Combine(builder.AppHostDirectory, "..", ".ioc");
var issuerKey = Path.Combine(Path.GetFullPath(home), "issuer.key");
var devicesKey = Path.Combine(Path.GetFullPath(home), "devices.key");

// The three servers.
var bus = builder.AddRabbitMQ("bus", userName: builder.AddParameter("bus-admin", "admin"))
    .WithBindMount("../infra/rabbitmq/enabled_plugins", "/etc/rabbitmq/enabled_plugins", isReadOnly: true)
    .WithBindMount("../infra/rabbitmq/ioc.conf", "/etc/rabbitmq/conf.d/20-ioc.conf", isReadOnly: true)
    .WithManagementPlugin()
    .WithEndpoint(targetPort: 1883, scheme: "mqtt", name: "mqtt")
    .WithHttpEndpoint(targetPort: 15692, name: "prometheus")
    .WithDataVolume();
var db = builder.AddPostgres("db").WithDataVolume();
var cache = builder.AddRedis("cache");

// The one public door.
var gateway = builder.AddProject("gateway", "../gateway/Ioc.Gateway.csproj")
    .WithHttpEndpoint(port: port)
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/health/ready");
gateway.WithEnvironment("Auth__Authority", gateway.GetEndpoint("http")).WithEnvironment("Devices__KeyFile", devicesKey);

// Gives every service its own account on the bus and its own database, no more than it needs, and ends.
var prepare = builder.AddProject("prepare", "../infra/prepare/Ioc.Prepare.csproj")
    .WithReference(bus).WaitFor(bus)
    .WithReference(db).WaitFor(db)
    .WithEnvironment("Management__Url", bus.Resource.ManagementEndpoint)
    .WithEnvironment("Areas__PinnedOn", pinnedOn)
    .WithEnvironment("Accounts__devices", Password("devices"));

// The rooms.
var indicators = Room("indicators", "../services/indicators/Ioc.Indicators.csproj");
var rooms = new[]
{
    Room("catalogue", "../services/catalogue/Ioc.Catalogue.csproj"),
    indicators,
    Room("hotline", "../services/hotline/Ioc.Hotline.csproj"),
    Room("eid", "../services/eid/Ioc.Eid.csproj"),
    Room("feeds", "../services/feeds/Ioc.Feeds.csproj"),
    Room("desk", "../services/desk/Ioc.Desk.csproj"),
    Room("screens", "../services/screens/Ioc.Screens.csproj", ownsRows: false).WithReference(cache).WaitFor(cache),
};

// On a developer's machine the gateway issues tokens itself, and a simulated province feeds the walls.
if (builder.ExecutionContext.IsRunMode)
{
    gateway.WithEnvironment("LocalIssuer__KeyFile", issuerKey);
    if (demo)
    {
        // An example of indicators that a province adds of its own, so that their place on the wall is seen.
        indicators.WithEnvironment("Rules__OwnFolder", Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", "infra", "simulator", "own")));
        var simulator = builder.AddProject("simulator", "../infra/simulator/Ioc.Simulator.csproj")
            .WithHttpEndpoint()
            .WithHttpHealthCheck("/health/ready")
            .WithReference(gateway).WaitFor(gateway)
            .WithEnvironment("Auth__Authority", gateway.GetEndpoint("http"))
            .WithEnvironment("LocalIssuer__KeyFile", issuerKey)
            .WithEnvironment("Areas__PinnedOn", pinnedOn);
        foreach (var room in rooms)
        {
            simulator.WaitFor(room);
        }
    }
}

builder.Build().Run();

IResourceBuilder<ParameterResource> Password(string account) => builder.AddParameter(
    $"{account}-password", new GenerateParameterDefault { MinLength = 24, Special = false }, secret: true, persist: true);

IResourceBuilder<ProjectResource> Room(string name, string project, bool ownsRows = true)
{
    var password = Password(name);
    prepare.WithEnvironment($"Accounts__{name}", password);
    var room = builder.AddProject(name, project)
        .WithHttpEndpoint()
        .WithHttpHealthCheck("/health/ready")
        .WithEnvironment("ConnectionStrings__bus", $"amqp://{name}:{password}@{bus.Resource.Host}:{bus.Resource.Port}/")
        .WithEnvironment("Auth__Authority", gateway.GetEndpoint("http"))
        .WithEnvironment("Auth__Devices", gateway.GetEndpoint("http"))
        .WithEnvironment("Areas__PinnedOn", pinnedOn)
        .WaitForCompletion(prepare);
    if (ownsRows)
    {
        prepare.WaitFor(db.AddDatabase($"{name}-db", databaseName: name));
        room.WithEnvironment($"ConnectionStrings__{name}",
            $"Host={db.Resource.Host};Port={db.Resource.Port};Database={name};Username={name};Password={password}");
    }

    gateway.WithReference(room);
    return room;
}
