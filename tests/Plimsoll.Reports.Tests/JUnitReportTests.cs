using System.Xml.Linq;

namespace Plimsoll.Reports;

public sealed class JUnitReportTests
{
    static readonly JUnitReport Report = new();

    public static TheoryData<string> Samples => Rendering.Samples;

    [Theory]
    [MemberData(nameof(Samples))]
    public void Looks_as_reviewed(string name) =>
        Golden.Equal($"junit-{name}.xml", Rendering.Of(Report, Rendering.Find(name)));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Is_well_formed_and_counts_right(string name)
    {
        var root = XDocument.Parse(Rendering.Of(Report, Rendering.Find(name))).Root!;

        Assert.NotEmpty(root.Elements("testsuite"));
        foreach (var element in root.DescendantsAndSelf().Where(element => element.Name.LocalName.StartsWith("testsuite", StringComparison.Ordinal)))
        {
            Assert.Equal((int)element.Attribute("tests")!, element.Descendants("testcase").Count());
            Assert.Equal((int)element.Attribute("failures")!, element.Descendants("failure").Count());
            Assert.Equal((int)element.Attribute("errors")!, element.Descendants("error").Count());
            Assert.Equal((int)element.Attribute("skipped")!, element.Descendants("skipped").Count());
        }
    }

    [Fact]
    public void Denied_fails_warned_is_skipped_and_unread_is_an_error()
    {
        var root = XDocument.Parse(Rendering.Of(Report, Sample.Gate)).Root!;

        Assert.Equal(3, root.Descendants("failure").Count());
        Assert.Single(root.Descendants("skipped"));
        Assert.Single(root.Descendants("error"));
    }

    [Fact]
    public void Every_suite_tells_of_demonstration_data_verdict_and_age()
    {
        var suites = XDocument.Parse(Rendering.Of(Report, Sample.Gate)).Root!.Elements("testsuite");

        foreach (var suite in suites)
        {
            var properties = suite.Element("properties")!.Elements("property")
                .ToDictionary(item => (string)item.Attribute("name")!, item => (string)item.Attribute("value")!, StringComparer.Ordinal);
            Assert.StartsWith("DEMONSTRATION DATA", properties["notice"]);
            Assert.Equal("deny", properties["verdict"]);
            Assert.Contains("3 days old", properties["database"], StringComparison.Ordinal);
            Assert.Equal("0.1.0", properties["toolVersion"]);
        }
    }
}
