using System.Net.Http.Headers;
using System.Text;
using Ioc.Prepare;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Feeds;

/// <summary>One broker for the tests of a class, prepared as the product prepares it.</summary>
public sealed class MqttBroker : IAsyncLifetime
{
    private static readonly string Password = Guid.NewGuid().ToString("N");
    private Servers servers = null!;
    private HttpClient management = null!;

    /// <summary>How the feeds reach it, with no more rights than theirs.</summary>
    public string FeedsAddress => new UriBuilder(servers.BusAddress) { UserName = "feeds", Password = Password }.Uri.ToString();

    public async ValueTask InitializeAsync()
    {
        servers = await Servers.StartAsync(bus: true);
        var settings = new Settings(new Uri(servers.BusAddress), servers.Management, null,
            new Dictionary<string, string> { ["feeds"] = Password, [Settings.Devices] = Password });
        await Exchanges.Declare(settings, TestContext.Current.CancellationToken);
        await Accounts.Grant(settings, TestContext.Current.CancellationToken);
        management = new HttpClient { BaseAddress = servers.Management };
        var account = Encoding.UTF8.GetBytes(Uri.UnescapeDataString(settings.Bus.UserInfo));
        management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(account));
    }

    public async ValueTask DisposeAsync()
    {
        management.Dispose();
        await servers.DisposeAsync();
    }

    /// <summary>A sensor's connection.</summary>
    public Task<MqttPublisher> Device(string? password = null) => MqttPublisher.ConnectAsync(servers.MqttPort, Settings.Devices, password ?? Password);

    /// <summary>True when what sensors publish reaches the queue of the feeds.</summary>
    public async Task<bool> SensorsAreHeard()
    {
        using var answer = await management.GetAsync("/api/queues/%2F/feeds.mqtt/bindings");
        return answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync()).Contains("amq.topic");
    }

    /// <summary>Messages in the queue of the sensors, on their way or not.</summary>
    public async Task<uint> Waiting()
    {
        await using var connection = await new RabbitMQ.Client.ConnectionFactory { Uri = new Uri(servers.BusAddress) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        return (await channel.QueueDeclarePassiveAsync("feeds.mqtt")).MessageCount;
    }

    /// <summary>Takes messages from the queue of the sensors and hands them back, as a consumer that died would.</summary>
    public async Task HandBack(int messages)
    {
        using var taken = await management.PostAsync("/api/queues/%2F/feeds.mqtt/get", new StringContent(
            $$"""{"count":{{messages}},"ackmode":"ack_requeue_true","encoding":"auto"}""", Encoding.UTF8, "application/json"));
        Assert.Equal(messages, (await taken.Json()).GetArrayLength());
    }

    /// <summary>Removes the queues of the feeds with what lies in them.</summary>
    public async Task Forget()
    {
        foreach (var queue in (string[])["feeds", "feeds.mqtt", "feeds.parked"])
            (await management.DeleteAsync($"/api/queues/%2F/{queue}")).EnsureSuccessStatusCode();
    }
}
