using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Ioc.Defaults;

/// <summary>Traces, metrics and logs over OTLP where an endpoint is set, and <c>/metrics</c> always.</summary>
public static class Telemetry
{
    /// <summary>Meter and activity source of the product's own signals.</summary>
    public const string SourceName = "Ioc";

    /// <summary>The product's own instruments.</summary>
    public static Meter Meter { get; } = new(SourceName);

    /// <summary>The product's own spans.</summary>
    public static System.Diagnostics.ActivitySource Source { get; } = new(SourceName);

    private static readonly string[] Meters =
    [
        SourceName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql",
    ];

    private static readonly string[] Sources =
    [
        SourceName, "Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "MassTransit",
        "RabbitMQ.Client.Publisher", "RabbitMQ.Client.Subscriber", "Yarp.ReverseProxy",
    ];

    /// <summary>Adds the SDK to a process.</summary>
    /// <param name="builder">The process.</param>
    /// <param name="service">Its <c>service.name</c>.</param>
    internal static void Add(WebApplicationBuilder builder, string service)
    {
        var exports = !string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var prometheus = new PrometheusText();
        var resource = ResourceBuilder.CreateDefault().AddService(service);
        builder.Services.AddSingleton(prometheus);
        builder.Services.AddSingleton(_ => OpenTelemetrySdk.Create(sdk =>
        {
            sdk.WithMetrics(metrics =>
            {
                metrics.SetResourceBuilder(resource).AddMeter(Meters).AddReader(new BaseExportingMetricReader(prometheus));
                if (exports) metrics.AddOtlpExporter();
            });
            if (exports) sdk.WithTracing(traces => traces.SetResourceBuilder(resource).AddSource(Sources).AddOtlpExporter());
        }));
        builder.Services.AddHostedService<Lifetime>();
        if (exports) builder.Logging.AddOpenTelemetry(logs => logs.SetResourceBuilder(resource).AddOtlpExporter());
    }

    /// <summary>Serves <c>/metrics</c>; the gateway does not route to it.</summary>
    internal static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/metrics", (PrometheusText prometheus) => Results.Text(prometheus.Scrape(), "text/plain; version=0.0.4; charset=utf-8"))
        .AllowAnonymous().ExcludeFromDescription();

    /// <summary>Starts the SDK with the process, so that the first request is already counted, and flushes it at the end.</summary>
    private sealed class Lifetime(OpenTelemetrySdk sdk) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            sdk.Dispose();
            return Task.CompletedTask;
        }
    }
}
