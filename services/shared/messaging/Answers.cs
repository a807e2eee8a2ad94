using System.Diagnostics.Metrics;

namespace Ioc.Messaging;

/// <summary>Counts what this process answered over HTTP, from the meter of the web server itself.</summary>
internal sealed class Answers : IDisposable
{
    private const int FirstError = 500;
    private readonly MeterListener listener = new();
    private long all;
    private long errors;

    public Answers()
    {
        listener.InstrumentPublished = (instrument, listens) =>
        {
            if (instrument is { Name: "http.server.request.duration", Meter.Name: "Microsoft.AspNetCore.Hosting" }) listens.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Count(tags));
        listener.Start();
    }

    /// <summary>Answers, and errors among them, since the last time.</summary>
    public (long All, long Errors) Take() => (Interlocked.Exchange(ref all, 0), Interlocked.Exchange(ref errors, 0));

    public void Dispose() => listener.Dispose();

    private void Count(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Interlocked.Increment(ref all);
        foreach (var tag in tags)
            if (tag is { Key: "http.response.status_code", Value: int and >= FirstError }) Interlocked.Increment(ref errors);
    }
}
