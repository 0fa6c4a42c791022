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

    [Fact]
    public void A_template_is_told_with_its_engine_and_what_it_asks_about() => Assert.Equal(
        """
        ConstraintTemplate k8slabels   x.yaml:1:1
          about        what its constraints are about
          decided by   Rego
          asks about   data.inventory cluster/v1/Namespace
          on error     an evaluation that fails counts as a violation
          in force     nowhere: there is no constraint of its kind, and without one it does nothing

        """,
        PolicyExplanationSample.Render(new PolicyExplanationTable(), PolicyExplanationSample.Template)[..^1]);
}
