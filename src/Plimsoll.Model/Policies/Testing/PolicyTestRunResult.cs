using System.Collections.Immutable;
using Plimsoll.Model.Findings;

namespace Plimsoll.Model.Policies.Testing;

/// <summary>What became of all test files of one run.</summary>
/// <param name="Suites">The test files, in the order in which they were found.</param>
/// <param name="Coverage">The expressions of the policies under test, each once, by file and line.</param>
/// <param name="Unread">What could not be read: test files, policies, objects.</param>
public sealed record PolicyTestRunResult(
    ImmutableArray<PolicyTestSuite> Suites,
    ImmutableArray<ExpressionCoverage> Coverage,
    ImmutableArray<Unread> Unread)
{
    /// <summary>How long the run took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The version of the program.</summary>
    public string Version { get; init; } = "";

    /// <summary>Every test of every file.</summary>
    public IEnumerable<PolicyTestCase> Cases => Suites.SelectMany(suite => suite.Cases);

    /// <summary>The share of the outcomes of expressions that some test showed, in percent; 100 where there are no expressions.</summary>
    public double CoveragePercent => Coverage.Length == 0
        ? 100
        : 100.0 * Coverage.Sum(expression => expression.SeenOutcomes) / (2.0 * Coverage.Length);
}
