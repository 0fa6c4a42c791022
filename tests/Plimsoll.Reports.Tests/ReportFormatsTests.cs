using CsCheck;

namespace Plimsoll.Reports;

public sealed class ReportFormatsTests
{
    [Fact]
    public void The_formats_are_these() =>
        Assert.Equal(["table", "json", "sarif", "junit"], ReportFormats.All.Select(report => report.Name));

    [Theory]
    [InlineData("sarif", true)]
    [InlineData("SARIF", false)]
    [InlineData("", false)]
    public void Finds_a_format_by_its_exact_name(string name, bool expected)
    {
        Assert.Equal(expected, ReportFormats.TryFind(name, out var report));
        Assert.Equal(expected, report?.Name == name);
    }

    [Fact]
    public void Every_format_tells_the_verdict_the_age_and_what_was_not_examined()
    {
        foreach (var report in ReportFormats.All)
        {
            var text = Rendering.Of(report, Sample.UnreadOnly, Rendering.Plain with { Width = 0 });
            Assert.Contains("incomplete", text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samples/shop/broken.yaml", text, StringComparison.Ordinal);
            Assert.Contains("3 days old", text.Replace("\"ageDays\": 3", "3 days old", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains("0.1.0", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_text_breaks_a_format() =>
        Gen.String.Sample(
            text =>
            {
                foreach (var report in ReportFormats.All)
                    Assert.NotEqual("", Rendering.Of(report, Sample.Damaged(text)));
            },
            iter: 200);
}
