using System.Collections.Immutable;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Posture.Benchmarks;

/// <summary>One check of a benchmark.</summary>
/// <param name="Id">Its number, e.g. <c>1.2.1</c>.</param>
/// <param name="Text">What it asks.</param>
/// <param name="Type"><c>manual</c>, <c>skip</c> or empty.</param>
/// <param name="Audit">The command whose output is tested; empty where there is none. Never run.</param>
/// <param name="AuditConfig">The command that prints the configuration file; empty where there is none. Never run.</param>
/// <param name="AuditEnvironment">The command that prints the environment; empty where there is none. Never run.</param>
/// <param name="HasManyValues">Whether every line of the output is tested.</param>
/// <param name="IsAny">Whether one test that holds is enough.</param>
/// <param name="Tests">The tests.</param>
/// <param name="Problem">Why its tests cannot be used; empty where they can.</param>
/// <param name="Remediation">What to do.</param>
/// <param name="IsScored">Whether a failure counts.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BenchmarkCheck(
    string Id,
    string Text,
    string Type,
    string Audit,
    string AuditConfig,
    string AuditEnvironment,
    bool HasManyValues,
    bool IsAny,
    ImmutableArray<BenchmarkTest> Tests,
    string Problem,
    string Remediation,
    bool IsScored,
    SourceLocation Location);
