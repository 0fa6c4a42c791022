using System.Text.Json;

namespace Plimsoll.Reports;

public sealed class SuiteJsonTests
{
    static readonly string Text = SuiteSample.Render(new SuiteJson());

    [Fact]
    public void The_report_is_as_reviewed() => Golden.Equal("suite.json", Text);

    [Fact]
    public void The_same_run_in_another_time_gives_the_same_bytes() =>
        Assert.Equal(Text, SuiteSample.Render(new SuiteJson(), run: SuiteSample.Run with { Duration = TimeSpan.FromDays(1) }));

    [Fact]
    public void The_summary_counts_cases_and_tests_without_any()
    {
        using var report = JsonDocument.Parse(Text);
        var summary = report.RootElement.GetProperty("summary");

        Assert.Equal("failed", summary.GetProperty("outcome").GetString());
        Assert.Equal([2, 2, 1, 1], ((string[])["passed", "failed", "skipped", "notRun"]).Select(name => summary.GetProperty(name).GetInt32()));
    }
}
