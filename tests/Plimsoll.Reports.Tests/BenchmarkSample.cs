using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies.Benchmarks;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Reports;

/// <summary>A benchmark of two engines.</summary>
static class BenchmarkSample
{
    public static BenchmarkResult Result { get; } = new(
        [
            new EngineBenchmark(
                "rego", 49, 75, 800, 100, TimeSpan.FromMilliseconds(123.456), TimeSpan.FromSeconds(40),
                new LatencySpread(
                    TimeSpan.FromMicroseconds(500), TimeSpan.FromMicroseconds(400.5), TimeSpan.FromMilliseconds(1.25), TimeSpan.FromMilliseconds(3), TimeSpan.FromMilliseconds(25)),
                9_500, 1_718),
            new EngineBenchmark(
                "cel", 16, 30, 800, 100, TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(8),
                new LatencySpread(
                    TimeSpan.FromMicroseconds(100), TimeSpan.FromMicroseconds(90), TimeSpan.FromMicroseconds(150), TimeSpan.FromMicroseconds(300), TimeSpan.FromMilliseconds(2)),
                800, 300),
        ],
        [new Unread("K8sOther x", UnreadReason.Missing, "not evaluated: there is no ConstraintTemplate k8sother", new SourceLocation("constraints.yaml", 7, 1))])
    {
        Version = "1.2.3",
    };

    public static string Render(IBenchmarkReport report)
    {
        var output = new StringWriter { NewLine = "\n" };
        report.Write(Result, output, Rendering.Plain);
        return output.ToString();
    }
}
