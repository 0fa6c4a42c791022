using System.Collections.Immutable;
using Plimsoll.Model.Policies.Testing;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Policies.Suites;

/// <summary>What became of a test: a template and a constraint, with cases.</summary>
/// <param name="Name">Its name; empty where it has none.</param>
/// <param name="Location">Where it is written.</param>
/// <param name="Outcome">The worst of what became of it and of its cases.</param>
/// <param name="Problem">Why its cases were not run, or why an invalid constraint is not what it is said to be; <c>null</c> where neither is so.</param>
/// <param name="Cases">Its cases, in written order; none where they were not run.</param>
/// <param name="Duration">How long it took, the compilation of the template included where it was the first to need it.</param>
public sealed record SuiteTestResult(
    string Name, SourceLocation Location, SuiteOutcome Outcome, TestProblem? Problem, ImmutableArray<SuiteCaseResult> Cases, TimeSpan Duration);
