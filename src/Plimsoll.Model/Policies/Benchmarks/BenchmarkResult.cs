using System.Collections.Immutable;
using Plimsoll.Model.Findings;

namespace Plimsoll.Model.Policies.Benchmarks;

/// <summary>What a benchmark of policies measured.</summary>
/// <param name="Engines">By engine; those without any template are left out.</param>
/// <param name="Unread">What could not be read or used, so it is not in the numbers.</param>
public sealed record BenchmarkResult(ImmutableArray<EngineBenchmark> Engines, ImmutableArray<Unread> Unread)
{
    /// <summary>The version of the program.</summary>
    public string Version { get; init; } = "";
}
