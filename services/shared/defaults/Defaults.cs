using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Ioc.Defaults;

/// <summary>What every process of the product has: telemetry, health, tokens, problems, one JSON dialect.</summary>
public static class Defaults
{
    /// <summary>Bytes a body may have unless an act says otherwise.</summary>
    public const long BodyBytesMax = 1 << 20;

    /// <summary>Adds the defaults to a process.</summary>
    /// <param name="builder">The process.</param>
    /// <param name="service">Its one name: folder, route prefix, queue prefix, <c>service.name</c>.</param>
    public static WebApplicationBuilder AddDefaults(this WebApplicationBuilder builder, string service)
    {
        Telemetry.Add(builder, service);
        Auth.Add(builder.Services, builder.Configuration, builder.Environment);
        builder.Logging.AddSimpleConsole(console => { console.SingleLine = true; console.UseUtcTimestamp = true; console.TimestampFormat = "HH:mm:ss.fff "; });
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("MassTransit", LogLevel.Warning)
            .AddFilter("System.Net.Http", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytesMax;
        });
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.Configure<JsonOptions>(json => Json.Apply(json.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddExceptionHandler<Crashes>();
        // Every act has its own Request and Response: their schemas carry the name of the act.
        builder.Services.AddOpenApi(openApi => openApi.CreateSchemaReferenceId = schema => schema.Type.DeclaringType is { } act
            ? act.Name + schema.Type.Name : OpenApiOptions.CreateDefaultSchemaReferenceId(schema));
        builder.Services.AddHealthChecks();
        return builder;
    }

    /// <summary>Puts the defaults before the acts.</summary>
    /// <param name="app">The process.</param>
    /// <param name="early">What comes before the caller is checked, such as a way around the check for whom it would find good.</param>
    /// <param name="known">What comes between knowing the caller and judging it, such as a limit by caller.</param>
    public static WebApplication UseDefaults(this WebApplication app, Action<WebApplication>? early = null, Action<WebApplication>? known = null)
    {
        app.UseExceptionHandler(_ => { });
        early?.Invoke(app);
        app.UseStatusCodePages(context => Unanswered(context.HttpContext));
        app.UseAuthentication();
        known?.Invoke(app);
        app.UseAuthorization();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteHealth }).AllowAnonymous();
        app.MapOpenApi().AllowAnonymous();
        Telemetry.Map(app);
        return app;
    }

    private static Task Unanswered(HttpContext context) => context.Response.StatusCode switch
    {
        404 => Refusal.Unknown("no-such-path", "Không có đường dẫn này.", "There is no such path.").ExecuteAsync(context),
        405 => new Refusal(405, "method-not-allowed", new Text("Phương thức không dùng được", "Method not allowed"),
            new Text("Đường dẫn này không nhận phương thức đó.", "This path does not take that method.")).ExecuteAsync(context),
        413 => Crashes.TooLarge.ExecuteAsync(context),
        415 => new Refusal(415, "unsupported-media-type", new Text("Sai kiểu nội dung", "Unsupported media type"),
            new Text("Hãy gửi application/json.", "Send application/json.")).ExecuteAsync(context),
        _ => Task.CompletedTask,
    };

    private static Task WriteHealth(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new { Status = report.Status.ToString(), Parts = report.Entries.ToDictionary(x => x.Key, x => x.Value.Description ?? x.Value.Status.ToString()) },
        Json.Options);
}
