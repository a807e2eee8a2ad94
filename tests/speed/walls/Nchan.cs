using System.Globalization;
using System.Net;

namespace Ioc.Tests.Speed.Walls;

/// <summary>The peer: nginx with nchan, a publisher's door and a stream of server-sent events.</summary>
internal sealed class Nchan : IBroadcaster
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("ioc-nchan-");
    private readonly HttpClient publisher;
    private readonly Running nginx;

    public Nchan(int workers)
    {
        Name = $"nchan x {workers}";
        Address = Running.FreePort();
        File.WriteAllText(Path.Combine(home.FullName, "nginx.conf"), $$"""
            load_module /usr/lib/nginx/modules/ngx_nchan_module.so;
            daemon off; user root; worker_processes {{workers}}; worker_rlimit_nofile 20000; pid {{home}}/pid; error_log {{home}}/error.log;
            events { worker_connections 16000; }
            http {
              access_log off; keepalive_requests 1000000; nchan_shared_memory_size 256M;
              client_body_temp_path {{home}}/body; proxy_temp_path {{home}}/proxy; fastcgi_temp_path {{home}}/f; uwsgi_temp_path {{home}}/u; scgi_temp_path {{home}}/s;
              server {
                listen {{Address}} backlog=4096;
                location = /pub { nchan_publisher; nchan_channel_id wall; nchan_message_buffer_length 20; nchan_message_timeout 1m; }
                location = /sub { nchan_subscriber eventsource; nchan_channel_id wall; nchan_subscriber_first_message newest; nchan_eventsource_ping_interval {{Ours.BeatSeconds}}; nchan_eventsource_ping_data beat; }
              }
            }
            """);
        nginx = new Running("nginx", ["-p", home.FullName, "-c", Path.Combine(home.FullName, "nginx.conf"), "-e", Path.Combine(home.FullName, "error.log")], []);
        publisher = new HttpClient { BaseAddress = new Uri($"http://{Address}") };
    }

    public string Name { get; }

    public IPEndPoint Address { get; }

    public string Request => "GET /sub HTTP/1.1\r\nHost: wall\r\nAccept: text/event-stream\r\n\r\n";

    public async Task Say(long number, long stamp)
    {
        // The very JSON that the screens send for such a tile, in a frame of one tile.
        var tile = string.Create(CultureInfo.InvariantCulture,
            $"{{\"now\":\"2026-11-21T03:42:00.000Z\",\"tiles\":[{{\"area\":\"74\",\"tile\":\"bench.tile-{number % Ours.Tiles}\",\"value\":{number},\"unit\":\"ticket\",\"asOf\":\"2026-11-21T03:42:00.000Z\",\"version\":{number},\"periodSeconds\":60,\"simulated\":false,\"detail\":{{\"sent\":{stamp},\"text\":\"{Ours.Filling}\"}},\"seq\":{number}}}]}}");
        using var answer = await publisher.PostAsync("/pub", new StringContent(tile));
        answer.EnsureSuccessStatusCode();
    }

    public long MemoryBytes() => nginx.MemoryBytes();

    public async ValueTask DisposeAsync()
    {
        publisher.Dispose();
        await nginx.DisposeAsync();
        home.Delete(recursive: true);
    }
}
