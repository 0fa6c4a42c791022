namespace Plimsoll.Reports;

public sealed class PolicyExplanationTableTests
{
    [Fact]
    public void The_table_is_as_reviewed() => Golden.Equal("policy-explain-table.txt", PolicyExplanationSample.Render(new PolicyExplanationTable()));

    [Fact]
    public void A_narrow_terminal_is_kept_to() =>
        Assert.All(
            PolicyExplanationSample.Render(new PolicyExplanationTable(), new ReportStyle(false, 60, false)).Split('\n').Where(line => line.StartsWith("  about", StringComparison.Ordinal)),
            line => Assert.True(line.Length <= 60, line));

    [Fact]
    public void No_name_steers_the_terminal() => Assert.DoesNotContain('\e', PolicyExplanationSample.Render(new PolicyExplanationTable()));
}
