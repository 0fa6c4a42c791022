using System.Collections.Immutable;

namespace Plimsoll.Reports;

/// <summary>Every format of benchmarks there is. To add another one, add its report here.</summary>
public static class BenchmarkFormats
{
    /// <summary>All formats, the default first.</summary>
    public static ImmutableArray<IBenchmarkReport> All { get; } = [new BenchmarkTable(), new BenchmarkJson()];
}
