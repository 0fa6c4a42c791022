using System.Globalization;
using Plimsoll.Model.Policies.Benchmarks;

namespace Plimsoll.Reports;

/// <summary>A benchmark for people: a column for each engine.</summary>
public sealed class BenchmarkTable : IBenchmarkReport
{
    const int LabelWidth = 22;
    const int ValueWidth = 14;

    static readonly (string Label, Func<EngineBenchmark, string> Value)[] Rows =
    [
        ("templates", engine => Whole(engine.Templates)),
        ("constraints", engine => Whole(engine.Constraints)),
        ("objects", engine => Whole(engine.Objects)),
        ("iterations", engine => Whole(engine.Iterations)),
        ("violations", engine => Whole(engine.Violations)),
        ("compile", engine => Time(engine.Compile)),
        ("reviews", engine => Whole(engine.Reviews)),
        ("reviews per second", engine => Whole((long)engine.ReviewsPerSecond)),
        ("mean", engine => Time(engine.Latencies.Mean)),
        ("p50", engine => Time(engine.Latencies.P50)),
        ("p95", engine => Time(engine.Latencies.P95)),
        ("p99", engine => Time(engine.Latencies.P99)),
        ("longest", engine => Time(engine.Latencies.Longest)),
        ("memory per review", engine => Bytes(engine.BytesPerReview)),
    ];

    /// <inheritdoc/>
    public string Name => "table";

    /// <inheritdoc/>
    public void Write(BenchmarkResult result, TextWriter output, ReportStyle style)
    {
        var page = new TablePage(output, style);
        if (!result.Engines.IsEmpty)
        {
            page.Painted(page.Ink.Heading(new string(' ', LabelWidth) + string.Concat(result.Engines.Select(engine => VisibleText.Of(engine.Engine).PadLeft(ValueWidth)))));
            foreach (var (label, value) in Rows)
                page.Painted(label.PadRight(LabelWidth) + string.Concat(result.Engines.Select(engine => value(engine).PadLeft(ValueWidth))));
        }

        if (result.Unread.IsEmpty)
            return;
        page.Gap();
        page.Heading("Could not be read or used", "");
        foreach (var item in result.Unread)
            page.Line($"  {item.Location?.ToString() ?? item.Subject}: {item.Detail}");
    }

    static string Whole(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    static string Time(TimeSpan duration) => duration.TotalMilliseconds >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0.00} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMicroseconds:0.0} us");

    static string Bytes(long bytes) => bytes >= 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} KiB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes} B");
}
