using System.Collections.Immutable;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Policies.Testing;

/// <summary>What became of one test.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Location">Where it is written.</param>
/// <param name="Result">Whether what was expected came.</param>
/// <param name="Problems">What did not come as expected, or why it could not be run; empty where it passed.</param>
/// <param name="Explanations">The expressions that decided; empty where it passed.</param>
public sealed record PolicyTestCase(
    string Name,
    SourceLocation Location,
    PolicyTestResult Result,
    ImmutableArray<TestProblem> Problems,
    ImmutableArray<ExpressionTrace> Explanations);
