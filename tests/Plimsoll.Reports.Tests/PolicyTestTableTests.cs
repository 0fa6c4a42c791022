namespace Plimsoll.Reports;

public sealed class PolicyTestTableTests
{
    [Fact]
    public void The_table_is_as_reviewed() => Golden.Equal("policy-test-table.txt", PolicyTestSample.Render(new PolicyTestTable()));

    [Fact]
    public void Colours_are_for_terminals() =>
        Golden.Equal("policy-test-table-colour.txt", PolicyTestSample.Render(new PolicyTestTable(), new ReportStyle(true, 80, false)));

    [Fact]
    public void Coverage_is_told_where_it_is_asked_for() =>
        Assert.DoesNotContain("Coverage", PolicyTestSample.Render(new PolicyTestTable(), showsCoverage: false), StringComparison.Ordinal);

    [Fact]
    public void No_name_steers_the_terminal()
    {
        var table = PolicyTestSample.Render(new PolicyTestTable());

        Assert.DoesNotContain('\e', table);
        Assert.DoesNotContain('\u202E', table);
    }
}
