using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Ioc.Tests.Slices.Gateway;

/// <summary>A service as the gateway sees one: says what it was sent, streams, hangs, or drops the line.</summary>
public sealed class Upstream : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Upstream()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
        });
        app = builder.Build();
        app.Run(Answer);
    }

    public string Address { get; private set; } = "";

    /// <summary>Paths that were asked for, in order; what the gateway itself asks the desk now and then, who is revoked, is left out.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>Lets every stream send its last event and end.</summary>
    public void EndStreams() => ended.TrySetResult();

    /// <summary>Completes when the first bytes of a body have come.</summary>
    public TaskCompletionSource FirstBytes { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<Upstream> Open()
    {
        var upstream = new Upstream();
        await upstream.app.StartAsync(TestContext.Current.CancellationToken);
        upstream.Address = Gate.Address(upstream.app).ToString();
        return upstream;
    }

    public async ValueTask DisposeAsync()
    {
        EndStreams();
        await app.DisposeAsync();
    }

    private Task Answer(HttpContext context)
    {
        if (context.Request.Path != "/api/desk/devices:revoked") Asked.Enqueue(context.Request.Path);
        return context.Request.Path.Value!.Split('/')[^1] switch
        {
            "stream" => Stream(context),
            "hang" => Hang(context),
            "drop" => Drop(context),
            "refuse" => Refuse(context),
            _ => Echo(context),
        };
    }

    private async Task Stream(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync("event: tiles\nid: 1\ndata: {}\n\n");
        await context.Response.Body.FlushAsync();
        await ended.Task.WaitAsync(context.RequestAborted);
        await context.Response.WriteAsync("event: beat\ndata: {}\n\n");
    }

    private static async Task Hang(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var _ = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    private static Task Drop(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = 409;
        return context.Response.WriteAsJsonAsync(new { Type = "urn:ioc:ticket-already-answered" }, options: null, "application/problem+json");
    }

    private async Task Echo(HttpContext context)
    {
        var buffer = new byte[65_536];
        long bytes = 0;
        for (int read; (read = await context.Request.Body.ReadAsync(buffer)) > 0; bytes += read) FirstBytes.TrySetResult();
        await context.Response.WriteAsJsonAsync(new Echo(context.Request.Method, context.Request.Path.Value!, bytes,
            context.Request.Headers.ToDictionary(x => x.Key, x => x.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
    }
}
