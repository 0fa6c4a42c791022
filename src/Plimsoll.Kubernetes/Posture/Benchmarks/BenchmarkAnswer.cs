using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Posture.Benchmarks;

/// <summary>What the command of a check would print.</summary>
/// <param name="Text">The output.</param>
/// <param name="Location">Where it is from.</param>
/// <param name="Object">The object that it is about.</param>
sealed record BenchmarkAnswer(string Text, SourceLocation Location, ObjectReference Object);
