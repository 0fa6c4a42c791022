using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Posture.Benchmarks;

/// <summary>One file of a benchmark: the checks of a kind of node.</summary>
/// <param name="Version">The benchmark, e.g. <c>cis-1.12</c>.</param>
/// <param name="Id">Its number.</param>
/// <param name="Text">Its title.</param>
/// <param name="Target">What it is about: <c>master</c>, <c>node</c>, <c>etcd</c>, <c>policies</c> and so on.</param>
/// <param name="Checks">The checks, in written order.</param>
/// <remarks>The format of kube-bench, https://github.com/aquasecurity/kube-bench/blob/main/docs/controls.md.</remarks>
public sealed record BenchmarkControls(string Version, string Id, string Text, string Target, ImmutableArray<BenchmarkCheck> Checks);
