using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Ioc.Gateway;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ioc.Tests.Slices.Gateway;

/// <summary>The real gateway on a free port, with its own routes, before a small upstream.</summary>
public sealed class Gate : IAsyncDisposable
{
    public const string Authority = "https://issuer.test";
    public const string Audience = "ioc";

    public static readonly string[] Rooms = ["catalogue", "indicators", "hotline", "eid", "feeds", "desk", "screens"];

    /// <summary>The key of gates that nobody looks into.</summary>
    private static readonly string DevicesKey = Path.Combine(Directory.CreateTempSubdirectory("ioc-devices-").FullName, "devices.key");

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("ioc-gate-");
    private WebApplication? app;

    private Gate() => KeyFile = Path.Combine(home.FullName, "issuer", "key.pem");

    public string KeyFile { get; }

    /// <summary>Signs as the gateway signs for walls.</summary>
    public LocalIssuer Walls => LocalIssuer.Open(KeyFile + ".devices", Ioc.Defaults.DeviceTokens.Issuer, Audience);

    public LocalIssuer Issuer => LocalIssuer.Open(KeyFile, Authority, Audience);
    public HttpClient Client { get; private set; } = null!;

    /// <summary>Opens the gateway before <paramref name="upstream"/>; settings are written as <c>Limits:ConnectionsMax=9</c>.</summary>
    public static async Task<Gate> Open(string upstream, params string[] settings)
    {
        var gate = new Gate();
        string[] rooms = [.. Rooms.Select(x => $"services:{x}:http:0={upstream}")];
        gate.app = Door.Build(Options("Development", [$"LocalIssuer:KeyFile={gate.KeyFile}", $"Devices:KeyFile={gate.KeyFile}.devices", .. rooms, .. settings]));
        await gate.app.StartAsync(TestContext.Current.CancellationToken);
        gate.Client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }) { BaseAddress = Address(gate.app) };
        return gate;
    }

    /// <summary>What the gateway is built from in a test.</summary>
    public static WebApplicationOptions Options(string environment, IEnumerable<string> settings) => new()
    {
        EnvironmentName = environment,
        ContentRootPath = Path.Combine(Root, "gateway"),
        Args = ["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning", $"--Auth:Authority={Authority}", $"--Devices:KeyFile={DevicesKey}", $"--Auth:Audience={Audience}", .. settings.Select(x => "--" + x)],
    };

    public static Uri Address(WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>The folder of the checkout.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public string Token(string role, string? subject = null) =>
        Issuer.Mint(role, ["74"], TimeSpan.FromHours(1), subject: subject ?? role);

    /// <summary>Sends one request; the caller may shape it.</summary>
    public Task<HttpResponseMessage> Send(string method, string path, string? token = null, Action<HttpRequestMessage>? shape = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        shape?.Invoke(request);
        return Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends bytes that a proper client would tidy up first; answers everything until the line is closed.</summary>
    public async Task<string> SendAsWritten(string request)
    {
        using var line = new TcpClient();
        await line.ConnectAsync(Client.BaseAddress!.Host, Client.BaseAddress.Port, TestContext.Current.CancellationToken);
        await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        var answer = new StringBuilder();
        var bytes = new byte[4_096];
        try
        {
            while (await line.GetStream().ReadAsync(bytes, TestContext.Current.CancellationToken) is > 0 and var read) answer.Append(Encoding.ASCII.GetString(bytes, 0, read));
        }
        // Who refuses a body unread may cut the line behind its answer.
        catch (IOException) when (answer.Length > 0) { }
        return answer.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (app is not null) await app.DisposeAsync();
        home.Delete(recursive: true);
    }

    private static string Above(string folder) => File.Exists(Path.Combine(folder, "global.json"))
        ? folder : Above(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("global.json"));
}
