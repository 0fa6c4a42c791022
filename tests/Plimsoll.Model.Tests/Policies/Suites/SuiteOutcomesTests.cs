namespace Plimsoll.Model.Policies.Suites;

public sealed class SuiteOutcomesTests
{
    [Theory]
    [InlineData(SuiteOutcome.Skipped)]
    [InlineData(SuiteOutcome.Passed, SuiteOutcome.Passed, SuiteOutcome.Skipped)]
    [InlineData(SuiteOutcome.NotRun, SuiteOutcome.Passed, SuiteOutcome.NotRun)]
    [InlineData(SuiteOutcome.Failed, SuiteOutcome.NotRun, SuiteOutcome.Failed, SuiteOutcome.Passed)]
    public void The_worst_stands_for_all(SuiteOutcome worst, params SuiteOutcome[] outcomes) =>
        Assert.Equal(worst, SuiteOutcomes.WorstOf(outcomes));
}
