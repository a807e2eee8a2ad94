using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Ioc.Screens.Walls;

/// <summary>Small first loads: pages and snapshots are compressed. Streams are not: a frame must leave at once.</summary>
public static class Compression
{
    /// <summary>Adds brotli and gzip.</summary>
    public static WebApplicationBuilder AddCompression(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(compression => compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"]);
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        return builder;
    }

    /// <summary>Puts it before everything that answers, except the streams.</summary>
    public static WebApplication UseCompression(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.Value?.EndsWith("/stream", StringComparison.Ordinal) != true, pages => pages.UseResponseCompression());
        return app;
    }
}
