using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Plimsoll.Rego;
using Plimsoll.Rego.Values;

namespace Plimsoll.Benchmarks.Rego;

/// <summary>A policy compiled, and evaluated on a review that is already read.</summary>
/// <remarks>
/// The peer is OPA, measured elsewhere on 2 cores: the library's containerlimits in 0.35 ms with 179 KB and 3,160 allocations. The target is
/// 35 us and 10 KB. <c>PLIMSOLL_BENCH_REGO</c> names the folder of a policy's modules (v0, its tests left out) to be measured in
/// place of ours, with the package's rule <c>violation</c>.
/// </remarks>
[MemoryDiagnoser]
public class RegoBenchmarks
{
    RegoModule[] _modules = [];
    RegoQuery _plain = null!;
    RegoQuery _indexed = null!;
    RegoValue _input = null!;

    /// <summary>Reads the policy and the review.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _modules = Environment.GetEnvironmentVariable("PLIMSOLL_BENCH_REGO") is { Length: > 0 } folder
            ? [.. Directory.EnumerateFiles(folder, "*.rego", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith("_test.rego", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                .Select(file => RegoModule.Parse(file, string.Join('\n', File.ReadLines(file)), RegoDialect.V0))]
            : [RegoModule.Parse("limits.rego", RegoSamples.Limits, RegoDialect.V0)];
        _indexed = Query(RegoCompileOptions.Default);
        _plain = Query(RegoCompileOptions.Default with { Indexing = false });
        _input = RegoValue.From(JsonElement.Parse(RegoSamples.Input));
    }

    /// <summary>Rules found by an index, as always.</summary>
    [Benchmark(Baseline = true)]
    public RegoValue? Evaluate() => _indexed.Evaluate(_input, null, RegoSettings.Default, CancellationToken.None);

    /// <summary>Each rule tried.</summary>
    [Benchmark]
    public RegoValue? EvaluateWithoutIndex() => _plain.Evaluate(_input, null, RegoSettings.Default, CancellationToken.None);

    /// <summary>From resolved names to steps.</summary>
    [Benchmark]
    public RegoProgram Compile() => RegoProgram.Compile(_modules);

    /// <summary>From text to syntax.</summary>
    [Benchmark]
    public RegoModule Parse() => RegoModule.Parse("limits.rego", RegoSamples.Limits, RegoDialect.V0);

    RegoQuery Query(RegoCompileOptions options) =>
        RegoProgram.Compile(_modules, options).Prepare($"{_modules[0].Package}.violation", RegoDialect.V0);
}
