namespace Plimsoll.Kubernetes.Posture.Benchmarks;

/// <summary>One test of a check: a value is found, and compared.</summary>
/// <param name="Flag">The flag, or a word, that is looked for in the output; empty where there is none.</param>
/// <param name="Path">The JSONPath in the configuration; empty where there is none.</param>
/// <param name="Variable">The environment variable; empty where there is none.</param>
/// <param name="IsSet">Whether the value must be there; else it must not.</param>
/// <param name="Operator">How it is compared; <c>null</c> where presence is enough.</param>
/// <param name="Value">What it is compared with.</param>
public sealed record BenchmarkTest(string Flag, string Path, string Variable, bool IsSet, BenchmarkOperator? Operator, string Value);
