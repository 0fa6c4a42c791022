namespace Plimsoll.Reports;

public sealed class BenchmarkFormatsTests
{
    [Fact]
    public void The_table_is_what_people_get() => Assert.Equal(["table", "json"], BenchmarkFormats.All.Select(report => report.Name));
}
