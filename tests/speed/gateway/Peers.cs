using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Ioc.Gateway;

namespace Ioc.Tests.Speed.Gateway;

/// <summary>The three proxies before one nginx that answers 1 KB, each a process of its own, ended with this object.</summary>
public sealed class Peers : IAsyncDisposable
{
    private const string Authority = "http://issuer.test";
    private const int AnswerBytes = 1_024;

    private static readonly string[] Rooms = ["catalogue", "indicators", "hotline", "eid", "feeds", "desk", "screens"];

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("ioc-bench-");
    private readonly List<Process> running = [];

    public Peer Bare { get; private set; } = null!;
    public Peer Ours { get; private set; } = null!;
    public Peer Nginx { get; private set; } = null!;
    public string Token { get; private set; } = "";

    /// <summary>Starts everything and waits until each answers.</summary>
    public async Task Start()
    {
        var upstream = StartNginx("upstream", $"return 200 '{new string('x', AnswerBytes)}';").Address;
        Nginx = StartNginx("proxy", "proxy_pass http://pool; proxy_http_version 1.1; proxy_set_header Connection '';",
            $"upstream pool {{ server {new Uri(upstream).Authority}; keepalive 128; keepalive_requests 1000000; }}");
        Bare = StartBare(upstream);
        Ours = StartOurs(upstream);
        foreach (var address in new[] { upstream, Nginx.Address, Bare.Address, Ours.Address }) await Answers(address);
    }

    private Peer StartNginx(string name, string location, string pool = "")
    {
        var (address, folder) = (FreeAddress(), home.CreateSubdirectory(name).FullName);
        File.WriteAllText(Path.Combine(folder, "nginx.conf"), $$"""
            daemon off; worker_processes 1; pid {{folder}}/pid; error_log {{folder}}/error.log;
            events { worker_connections 4096; }
            http {
              access_log off; default_type application/json; keepalive_requests 1000000;
              client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/f; uwsgi_temp_path {{folder}}/u; scgi_temp_path {{folder}}/s;
              server { listen {{new Uri(address).Authority}}; location / { {{location}} } }
              {{pool}}
            }
            """);
        return new Peer(address, Begin("nginx", ["-p", folder, "-c", Path.Combine(folder, "nginx.conf"), "-e", Path.Combine(folder, "error.log")], []));
    }

    private Peer StartBare(string upstream)
    {
        var address = FreeAddress();
        return new Peer(address, Begin(Environment.ProcessPath!, [BareYarp.Name, address, upstream], []));
    }

    private Peer StartOurs(string upstream)
    {
        var (address, keyFile) = (FreeAddress(), Path.Combine(home.FullName, "key.pem"));
        var folder = AppContext.BaseDirectory.Replace("/tests/speed/", "/gateway/");
        var process = Begin("dotnet", [Path.Combine(folder, "Ioc.Gateway.dll")],
        [
            // Where the local issuer may serve but the developer's error page, that wraps every request, does not.
            ("ASPNETCORE_ENVIRONMENT", "Staging"), ("ASPNETCORE_URLS", address),
            ("LocalIssuer__KeyFile", keyFile), ("Devices__KeyFile", keyFile + ".devices"), ("Auth__Authority", Authority),
            // Limits are on and counted, and set so high that this one caller does not meet them.
            ("Limits__PerCaller__read__RequestsPerSecond", "1000000"), ("Limits__PerCaller__read__BurstRequests", "1000000"),
            .. Rooms.Select(x => ($"services__{x}__http__0", upstream)),
        ]);
        Token = LocalIssuer.Open(keyFile, Authority).Mint("viewer", ["74"], TimeSpan.FromHours(1));
        return new Peer(address, process);
    }

    private Process Begin(string program, string[] arguments, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments);
        start.Environment["Logging__LogLevel__Default"] = "Error";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        running.Add(Process.Start(start)!);
        return running[^1];
    }

    private static string FreeAddress()
    {
        using var port = new TcpListener(IPAddress.Loopback, 0);
        port.Start();
        return $"http://{port.LocalEndpoint}";
    }

    private static async Task Answers(string address)
    {
        using var client = new HttpClient();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var tries = 0; tries < 200 && await timer.WaitForNextTickAsync(); tries++)
        {
            try
            {
                using var answer = await client.GetAsync(address);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) when (tries < 199) { }
        }
        throw new InvalidOperationException($"{address} does not answer");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in running)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
        home.Delete(recursive: true);
    }
}
