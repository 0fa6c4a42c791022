using System.Collections.Immutable;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Policies.Suites;

/// <summary>What became of a Suite.</summary>
/// <param name="Name">Its name; that of its file where it has none.</param>
/// <param name="Location">Where it is written.</param>
/// <param name="IsSkipped">Whether it is marked to be skipped.</param>
/// <param name="Tests">Its tests, in written order; none where it is skipped.</param>
/// <param name="Duration">How long it took.</param>
public sealed record SuiteResult(
    string Name, SourceLocation Location, bool IsSkipped, ImmutableArray<SuiteTestResult> Tests, TimeSpan Duration)
{
    /// <summary>The worst of what became of its tests; skipped where nothing was run.</summary>
    public SuiteOutcome Outcome => SuiteOutcomes.WorstOf(Tests.Select(test => test.Outcome));
}
