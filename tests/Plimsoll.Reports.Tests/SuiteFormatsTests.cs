namespace Plimsoll.Reports;

public sealed class SuiteFormatsTests
{
    [Fact]
    public void The_table_is_what_people_get() =>
        Assert.Equal(["table", "json", "junit", "sarif"], SuiteFormats.All.Select(report => report.Name));
}
