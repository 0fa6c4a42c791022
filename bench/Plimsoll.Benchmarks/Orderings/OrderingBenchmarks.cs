using BenchmarkDotNet.Attributes;
using Plimsoll.Vulnerabilities.Orderings;

namespace Plimsoll.Benchmarks.Orderings;

/// <summary>Time and bytes of one comparison of two versions that differ only near their end.</summary>
[MemoryDiagnoser]
public class OrderingBenchmarks
{
    [Benchmark(Baseline = true)]
    public int Ordinal() => string.CompareOrdinal("2:7.4.052-1ubuntu3+deb12u4", "2:7.4.052-1ubuntu3+deb12u10");

    [Benchmark]
    public int Deb() => VersionOrderings.Deb.Compare("2:7.4.052-1ubuntu3+deb12u4", "2:7.4.052-1ubuntu3+deb12u10");

    [Benchmark]
    public int Apk() => VersionOrderings.Apk.Compare("2.9.11_pre20061021-r1", "2.9.11_pre20061021-r2");

    [Benchmark]
    public int Npm() => SemVerOrdering.Npm.Compare("14.17.21-canary.1234.9", "14.17.21-canary.1234.10");

    [Benchmark]
    public int Pep440() => VersionOrderings.Pep440.Compare("1!1.0.2rc1.post345.dev456", "1!1.0.2rc1.post345");
}
