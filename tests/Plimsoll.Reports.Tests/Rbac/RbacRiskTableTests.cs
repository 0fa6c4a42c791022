namespace Plimsoll.Reports.Rbac;

public sealed class RbacRiskTableTests
{
    [Fact]
    public void Paths_and_findings_are_written_and_no_name_steers_the_reader()
    {
        var text = RbacRiskSample.Write(new RbacRiskTable());

        Assert.DoesNotContain('\u001b', text);
        Golden.Equal("rbac-risks.txt", text);
    }
}
