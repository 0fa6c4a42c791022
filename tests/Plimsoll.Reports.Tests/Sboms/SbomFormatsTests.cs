namespace Plimsoll.Reports.Sboms;

public sealed class SbomFormatsTests
{
    [Fact]
    public void The_formats_are_these_and_none_has_the_name_of_another_report()
    {
        Assert.Equal(["cyclonedx", "cyclonedx-xml", "spdx-json", "spdx3-json"], SbomFormats.All.Select(report => report.Name));
        Assert.Empty(SbomFormats.All.Select(report => report.Name).Intersect(ReportFormats.All.Select(report => report.Name)));
    }
}
