using System.Collections.Immutable;
using System.Text;
using BenchmarkDotNet.Attributes;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Policies.Gatekeeper;

namespace Plimsoll.Benchmarks.Gatekeeper;

/// <summary>Whole reviews of a Pod that is already read, by constraints that are already compiled.</summary>
/// <remarks>
/// The peer is Gatekeeper's own engine, measured elsewhere on 2 cores with templates of its library: 0.35 ms and 179 KB for one
/// review of the limits of containers, 11.6 to 12.6 ms for one review by 75 constraints. The targets are 35 us, 10 KB and 1 ms.
/// </remarks>
[MemoryDiagnoser]
public class GatekeeperBenchmarks
{
    KubernetesObject _object = null!;
    GatekeeperPolicies _one = null!;
    GatekeeperPolicies _seventyFive = null!;

    /// <summary>Reads the Pod, compiles the templates.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        _object = (await ReadAsync(GatekeeperSamples.Pod))[0];
        _one = await CompileAsync(GatekeeperSamples.OneBound);
        _seventyFive = await CompileAsync(GatekeeperSamples.SeventyFive);
    }

    /// <summary>One constraint on the limits of containers, which is violated twice.</summary>
    [Benchmark(Baseline = true)]
    public ImmutableArray<GatekeeperResult> ReviewOneConstraint() => Review(_one, 2);

    /// <summary>Seventy-five constraints of three templates.</summary>
    [Benchmark]
    public ImmutableArray<GatekeeperResult> ReviewSeventyFiveConstraints() => Review(_seventyFive, 26);

    ImmutableArray<GatekeeperResult> Review(GatekeeperPolicies policies, int violations)
    {
        var results = policies.Review(AdmissionRequests.Create(_object), ReferentialData.Empty, GatekeeperReviewOptions.Default);
        return results.Length == violations ? results : throw new InvalidOperationException($"{results.Length} violations instead of {violations}.");
    }

    static async Task<GatekeeperPolicies> CompileAsync(string yaml)
    {
        var policies = GatekeeperPolicies.Read(await ReadAsync(yaml), KubernetesVersion.Newest);
        return policies.Issues.IsEmpty ? policies : throw new InvalidOperationException(policies.Issues[0].ToString());
    }

    static async Task<ImmutableArray<KubernetesObject>> ReadAsync(string yaml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(yaml));
        return (await ManifestReader.ReadAsync(stream, "bench.yaml", CancellationToken.None)).Objects;
    }
}
