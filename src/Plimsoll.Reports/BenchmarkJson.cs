using Plimsoll.Model.Policies.Benchmarks;

namespace Plimsoll.Reports;

/// <summary>A benchmark for programs: durations in microseconds.</summary>
/// <remarks>docs/policies/verify.md; a member may be added, but none changes its meaning within a schemaVersion.</remarks>
public sealed class BenchmarkJson : IBenchmarkReport
{
    const int SchemaVersion = 1;

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public void Write(BenchmarkResult result, TextWriter output, ReportStyle style)
    {
        using var json = new JsonText(output);
        json.StartObject();
        json.Number("schemaVersion", SchemaVersion);
        json.Text("toolVersion", result.Version);
        json.StartArray("engines");
        foreach (var engine in result.Engines)
            Engine(engine, json);
        json.EndArray();
        json.Unread("unread", result.Unread);
        json.EndObject();
    }

    static void Engine(EngineBenchmark engine, JsonText json)
    {
        json.StartObject();
        json.Text("engine", engine.Engine);
        json.Number("templates", engine.Templates);
        json.Number("constraints", engine.Constraints);
        json.Number("objects", engine.Objects);
        json.Number("iterations", engine.Iterations);
        json.Number("violations", engine.Violations);
        json.Number("compileMicroseconds", Microseconds(engine.Compile));
        json.Number("reviews", engine.Reviews);
        json.Number("reviewsPerSecond", Math.Round(engine.ReviewsPerSecond, 1));
        json.StartObject("latencyMicroseconds");
        json.Number("mean", Microseconds(engine.Latencies.Mean));
        json.Number("p50", Microseconds(engine.Latencies.P50));
        json.Number("p95", Microseconds(engine.Latencies.P95));
        json.Number("p99", Microseconds(engine.Latencies.P99));
        json.Number("longest", Microseconds(engine.Latencies.Longest));
        json.EndObject();
        json.Number("bytesPerReview", engine.BytesPerReview);
        json.EndObject();
    }

    static double Microseconds(TimeSpan duration) => Math.Round(duration.TotalMicroseconds, 1);
}
