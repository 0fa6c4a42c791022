using System.Collections.Immutable;
using Plimsoll.Model.Findings;

namespace Plimsoll.Model.Policies.Suites;

/// <summary>What became of all Suites of one run.</summary>
/// <param name="Suites">The Suites, by their paths.</param>
/// <param name="Unread">What could not be read: Suites, and folders on the way to them.</param>
public sealed record SuiteRunResult(ImmutableArray<SuiteResult> Suites, ImmutableArray<Unread> Unread)
{
    /// <summary>Which code decided where a template has several: <c>preferred</c>, <c>rego</c> or <c>cel</c>.</summary>
    public string Engine { get; init; } = "";

    /// <summary>The Suite files that were rewritten.</summary>
    public ImmutableArray<string> Updated { get; init; } = [];

    /// <summary>How long the run took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The version of the program.</summary>
    public string Version { get; init; } = "";

    /// <summary>Every test of every Suite.</summary>
    public IEnumerable<SuiteTestResult> Tests => Suites.SelectMany(suite => suite.Tests);

    /// <summary>Every case, and every test that has none to show: an invalid constraint, or one that could not be used.</summary>
    public IEnumerable<SuiteOutcome> Outcomes => Tests.SelectMany(test => test.Cases.IsEmpty ? [test.Outcome] : test.Cases.Select(@case => @case.Outcome));

    /// <summary>How many of <see cref="Outcomes"/> are this one.</summary>
    /// <param name="outcome">The outcome.</param>
    public int Count(SuiteOutcome outcome) => Outcomes.Count(other => other == outcome);

    /// <summary>The worst of them; not run where something could not be read and nothing failed.</summary>
    public SuiteOutcome Outcome => SuiteOutcomes.WorstOf([.. Outcomes, .. Unread.Take(1).Select(_ => SuiteOutcome.NotRun)]);
}
