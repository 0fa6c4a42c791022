using Plimsoll.Model.Policies.Suites;

namespace Plimsoll.Reports;

public sealed class SuiteTableTests
{
    [Fact]
    public void The_report_is_as_reviewed() => Golden.Equal("suite-table.txt", SuiteSample.Render(new SuiteTable()));

    [Fact]
    public void Verbose_lists_every_case_and_its_violations() =>
        Golden.Equal("suite-table-verbose.txt", SuiteSample.Render(new SuiteTable(), Rendering.Plain with { Verbose = true }));

    [Fact]
    public void Nothing_steers_the_terminal() =>
        Assert.DoesNotContain(SuiteSample.Render(new SuiteTable(), Rendering.Plain with { Verbose = true }), character => char.IsControl(character) && character != '\n');

    [Theory]
    [InlineData(SuiteOutcome.Passed, "PASS: 1 Suite, 1 test, 1 case passed\n")]
    [InlineData(SuiteOutcome.Failed, "FAIL: 1 Suite, 1 test, 0 cases passed, 1 failed\n")]
    [InlineData(SuiteOutcome.Skipped, "PASS: 1 Suite, 1 test, 0 cases passed, 1 skipped\n")]
    [InlineData(SuiteOutcome.NotRun, "INCOMPLETE: 1 Suite, 1 test, 0 cases passed, 1 could not be read\n")]
    public void The_last_line_is_the_verdict(SuiteOutcome outcome, string line)
    {
        var place = SuiteSample.Run.Suites[0].Location;
        var run = new SuiteRunResult([new SuiteResult("one", place, false, [new SuiteTestResult("test", place, outcome, null, [], TimeSpan.Zero)], TimeSpan.Zero)], []);

        Assert.EndsWith("\n" + line, SuiteSample.Render(new SuiteTable(), run: run), StringComparison.Ordinal);
    }
}
