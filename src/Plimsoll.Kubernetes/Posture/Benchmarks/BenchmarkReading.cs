using System.Collections.Immutable;
using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.Posture.Benchmarks;

/// <summary>What a file of a benchmark holds.</summary>
/// <param name="Controls">The checks; <c>null</c> where the file cannot be read.</param>
/// <param name="Unread">What cannot be used, with file and line.</param>
public sealed record BenchmarkReading(BenchmarkControls? Controls, ImmutableArray<Unread> Unread);
