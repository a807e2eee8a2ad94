using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Xunit;

namespace Ioc.Tests.Unit.Host;

public sealed class Descriptions : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"ioc-{Guid.NewGuid():N}");

    [Fact]
    public async Task A_room_is_given_what_Aspire_would_give_it()
    {
        var builder = DistributedApplication.CreateBuilder([$"--IOC_HOME={folder}", "--Parameters:hotline-password=secret"]);
        var password = builder.AddParameter("hotline-password", new GenerateParameterDefault { Special = false }, secret: true, persist: true);
        var db = builder.AddPostgres("db");
        var cache = builder.AddRedis("cache");
        var other = builder.AddProject("other", "other.csproj").WithHttpEndpoint();
        var room = builder.AddProject("hotline", "hotline.csproj")
            .WithReference(cache)
            .WithReference(other)
            .WithEnvironment("ConnectionStrings__hotline", $"Host={db.Resource.Host};Port={db.Resource.Port};Password={password}");
        foreach (var resource in builder.Resources.OfType<Resource>())
            foreach (var (name, address) in resource.Endpoints) address.Settle($"{resource.Name}.{name}", null, null, builder.Home.Ports);

        Assert.Equal($"Host=127.0.0.1;Port={db.Resource.Endpoints["tcp"].Port};Password=secret", await Value("ConnectionStrings__hotline"));
        Assert.StartsWith($"127.0.0.1:{cache.Resource.Endpoints["tcp"].Port},password=", await Value("ConnectionStrings__cache"));
        Assert.Equal($"http://127.0.0.1:{other.Resource.Endpoints["http"].Port}", await Value("services__other__http__0"));

        ValueTask<string?> Value(string name) => room.Resource.Variables[name].GetValueAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_existing_server_is_used_as_its_connection_string_says()
    {
        var builder = DistributedApplication.CreateBuilder([$"--IOC_HOME={folder}", "--ConnectionStrings:db=Host=db.example;Username=me"]);

        var db = builder.AddPostgres("db");

        Assert.Equal("Host=db.example;Username=me", await db.Resource.ConnectionStringExpression.GetValueAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Two_resources_cannot_share_a_name()
    {
        var builder = DistributedApplication.CreateBuilder([$"--IOC_HOME={folder}"]);
        builder.AddRedis("hotline");

        var fault = Assert.Throws<AspireHost.HostFault>(() => builder.AddProject("Hotline", "Ioc.Hotline.csproj"));

        Assert.Equal("Two resources are named Hotline.", fault.Message);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
