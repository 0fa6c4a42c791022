using System.Collections.Immutable;
using Plimsoll.Model.Findings;

namespace Plimsoll.Model.Policies.Testing;

/// <summary>What became of all test files of one run.</summary>
/// <param name="Suites">The test files, in the order in which they were found.</param>
/// <param name="Coverage">The expressions of the policies under test, each once, by file and line.</param>
/// <param name="Unread">What could not be read: policies, files that are named.</param>
public sealed record PolicyTestRunResult(
    ImmutableArray<PolicyTestSuite> Suites,
    ImmutableArray<ExpressionCoverage> Coverage,
    ImmutableArray<Unread> Unread)
{
    /// <summary>What is wrong with the test files themselves.</summary>
    public ImmutableArray<Unread> Mistakes { get; init; } = [];

    /// <summary>How long the run took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The version of the program.</summary>
    public string Version { get; init; } = "";

    /// <summary>Every test of every file.</summary>
    public IEnumerable<PolicyTestCase> Cases => Suites.SelectMany(suite => suite.Cases);

    /// <summary>How many tests ended so.</summary>
    public int Count(PolicyTestResult result) => Cases.Count(test => test.Result == result);

    /// <summary>The share of expressions of which tests showed both outcomes, in percent; 100 where there are no expressions.</summary>
    public double CoveragePercent => Coverage.Length == 0
        ? 100
        : 100.0 * Coverage.Count(expression => expression.SeenOutcomes == 2) / Coverage.Length;
}
