namespace Plimsoll.Reports.Rbac;

public sealed class RbacFormatsTests
{
    [Fact]
    public void The_default_is_the_table_and_names_are_unique()
    {
        Assert.Equal(["table", "json", "dot", "sarif"], RbacFormats.Risks.Select(report => report.Name));
        Assert.Equal(["table", "json"], RbacFormats.Answers.Select(report => report.Name));
    }
}
