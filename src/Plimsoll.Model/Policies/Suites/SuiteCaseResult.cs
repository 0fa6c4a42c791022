using System.Collections.Immutable;
using Plimsoll.Model.Policies.Testing;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Policies.Suites;

/// <summary>What became of a case: one object, reviewed under the constraint of its test.</summary>
/// <param name="Name">Its name; empty where it has none.</param>
/// <param name="Location">Where it is written.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Problems">The assertions that do not hold, or why it could not be run; empty where it passed or was skipped.</param>
/// <param name="Violations">The messages of the violations, in the order of the engine.</param>
/// <param name="Duration">How long the review took.</param>
public sealed record SuiteCaseResult(
    string Name, SourceLocation Location, SuiteOutcome Outcome, ImmutableArray<TestProblem> Problems, ImmutableArray<string> Violations, TimeSpan Duration);
