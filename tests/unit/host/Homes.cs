using System.Net;
using System.Net.Sockets;
using Ioc.AspireHost;
using Xunit;

namespace Ioc.Tests.Unit.Host;

public sealed class Homes : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ioc-").FullName;

    [Fact]
    public void A_busy_port_gives_one_sentence_with_the_way_out()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        using var home = new Home(folder);

        var fault = Assert.Throws<HostFault>(() => new Address("http", port, null).Settle("gateway.http", null, null, home.Ports));

        Assert.Equal($"Port {port} is taken by another program; free it, or choose another one with ./ioc up --port NUMBER.", fault.Message);
    }

    [Fact]
    public void Ports_and_passwords_are_the_same_at_the_next_start()
    {
        using var home = new Home(folder);
        var (port, password) = (home.Ports.Of("bus.tcp"), home.Secret("bus-password", () => "made once"));

        using var next = new Home(folder);

        Assert.Equal((port, password), (next.Ports.Of("bus.tcp"), next.Secret("bus-password", () => "made twice")));
    }

    [Fact]
    public void A_port_that_somebody_took_meanwhile_is_exchanged()
    {
        using var home = new Home(folder);
        using var other = new TcpListener(IPAddress.Loopback, home.Ports.Of("bus.tcp"));
        other.Start();

        Assert.NotEqual(((IPEndPoint)other.LocalEndpoint).Port, home.Ports.Of("bus.tcp"));
    }

    [Fact]
    public void A_home_is_held_by_one_host_at_a_time()
    {
        using var home = new Home(folder);
        home.Hold();
        using var second = new Home(folder);

        Assert.StartsWith($"A stack runs already from {folder};", Assert.Throws<HostFault>(second.Hold).Message);
    }

    [Theory]
    [InlineData("amqp://admin:pw@broker.example:5673/", "broker.example", 5673)]
    [InlineData("amqp://broker.example", "broker.example", null)]
    [InlineData("Host=db.example;Port=6432;Username=postgres", "db.example", 6432)]
    [InlineData("Username=postgres;Host=db.example", "db.example", null)]
    [InlineData("cache.example:6380,password=x", "cache.example", 6380)]
    [InlineData("cache.example", "cache.example", null)]
    public void The_address_of_an_existing_server_is_read_from_its_connection_string(string text, string host, int? port) =>
        Assert.Equal((host, port), Address.HostAndPort(text));

    [Theory]
    [InlineData(null, "http://broker.example:15672")]
    [InlineData("http://console.example:8443", "http://console.example:8443")]
    public void An_existing_server_keeps_its_usual_ports_beside_the_named_one_unless_told(string? said, string url)
    {
        using var home = new Home(folder);
        var management = new Address("http", null, 15672);

        management.Settle("bus.management", "amqp://admin:pw@broker.example:5673/", said, home.Ports);

        Assert.Equal(url, management.Url);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
