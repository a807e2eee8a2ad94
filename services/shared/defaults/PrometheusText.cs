using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Ioc.Defaults;

/// <summary>A pull exporter: what the SDK's reader collects, written as Prometheus text format 0.0.4.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusText : BaseExporter<Metric>, IPullMetricExporter
{
    private readonly Lock gate = new();
    private string text = "";

    public Func<int, bool>? Collect { get; set; }

    /// <summary>Collects and writes everything this process knows.</summary>
    public string Scrape()
    {
        lock (gate)
        {
            Collect!(5_000);
            return text;
        }
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var page = new StringBuilder(16_384);
        var families = new HashSet<string>();
        foreach (var metric in batch) Write(page, metric, families);
        text = page.ToString();
        return ExportResult.Success;
    }

    private static void Write(StringBuilder page, Metric metric, HashSet<string> families)
    {
        var isCounter = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;
        var isHistogram = metric.MetricType is MetricType.Histogram;
        var family = PrometheusNames.Of(metric.Name, metric.Unit, isCounter);
        if (families.Add(family))
            page.Append("# TYPE ").Append(family).Append(' ')
                .Append(isHistogram ? "histogram" : isCounter ? "counter" : "gauge").Append('\n');
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var labels = Labels(point.Tags);
            if (isHistogram) WriteHistogram(page, family, labels, point);
            else Line(page, family, labels, Value(metric.MetricType, point));
        }
    }

    private static double Value(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        _ => point.GetGaugeLastValueDouble(),
    };

    private static void WriteHistogram(StringBuilder page, string family, string labels, in MetricPoint point)
    {
        long below = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            var bound = double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf" : Number(bucket.ExplicitBound);
            Line(page, family + "_bucket", Join(labels, $"le=\"{bound}\""), below);
        }
        Line(page, family + "_sum", labels, point.GetHistogramSum());
        Line(page, family + "_count", labels, point.GetHistogramCount());
    }

    private static string Labels(ReadOnlyTagCollection tags)
    {
        var labels = "";
        foreach (var tag in tags)
        {
            var value = Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? "";
            labels = Join(labels, $"{PrometheusNames.Label(tag.Key)}=\"{Escape(value)}\"");
        }
        return labels;
    }

    private static string Escape(string value) => value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");

    private static string Join(string labels, string more) => labels.Length == 0 ? more : labels + "," + more;

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder page, string name, string labels, double value)
    {
        page.Append(name);
        if (labels.Length > 0) page.Append('{').Append(labels).Append('}');
        page.Append(' ').Append(Number(value)).Append('\n');
    }
}
