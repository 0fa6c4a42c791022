namespace Plimsoll.Reports.Rbac;

public sealed class RbacRiskDotTests
{
    [Fact]
    public void Paths_and_findings_are_written_and_no_name_steers_the_reader()
    {
        var text = RbacRiskSample.Write(new RbacRiskDot());

        Assert.DoesNotContain('\u001b', text);
        Golden.Equal("rbac-risks.dot", text);
    }
}
