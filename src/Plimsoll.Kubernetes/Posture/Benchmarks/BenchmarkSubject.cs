using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Posture.Benchmarks;

/// <summary>What a check was answered from.</summary>
/// <param name="Object">The Pod, or the node.</param>
/// <param name="Location">The place of the answer.</param>
public sealed record BenchmarkSubject(ObjectReference Object, SourceLocation Location);
