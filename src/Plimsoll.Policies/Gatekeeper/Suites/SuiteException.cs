using Plimsoll.Model.Policies.Suites;
using Plimsoll.Model.Policies.Testing;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.Gatekeeper.Suites;

/// <summary>A test or a case cannot go on. Becomes its problem at the edge of it.</summary>
sealed class SuiteException(SourceLocation location, string message, bool isUnread = false) : Exception(message)
{
    /// <summary>What becomes of the test or the case.</summary>
    public SuiteOutcome Outcome { get; } = isUnread ? SuiteOutcome.NotRun : SuiteOutcome.Failed;

    /// <summary>As the problem of the test or the case.</summary>
    public TestProblem Problem { get; } = new(location, "", message);
}
