using Plimsoll.Model.Policies.Benchmarks;

namespace Plimsoll.Reports;

/// <summary>Tells one benchmark in one format. Stateless: one instance serves every run.</summary>
public interface IBenchmarkReport
{
    /// <summary>The name of the format in <c>--format</c>, e.g. <c>json</c>.</summary>
    string Name { get; }

    /// <summary>Writes the whole report.</summary>
    /// <param name="result">What was measured.</param>
    /// <param name="output">Where the report goes; the caller flushes and closes it.</param>
    /// <param name="style">How it looks to people; formats for programs ignore it.</param>
    void Write(BenchmarkResult result, TextWriter output, ReportStyle style);
}
