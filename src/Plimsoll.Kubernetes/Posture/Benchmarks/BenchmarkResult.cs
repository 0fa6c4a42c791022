namespace Plimsoll.Kubernetes.Posture.Benchmarks;

/// <summary>What came out of a check.</summary>
/// <param name="Benchmark">The benchmark, e.g. <c>cis-1.12</c>.</param>
/// <param name="Check">The check.</param>
/// <param name="Outcome">What came out.</param>
/// <param name="Detail">Why, for people.</param>
/// <param name="Subject">What answered it; <c>null</c> where nothing did.</param>
public sealed record BenchmarkResult(string Benchmark, BenchmarkCheck Check, BenchmarkOutcome Outcome, string Detail, BenchmarkSubject? Subject);
