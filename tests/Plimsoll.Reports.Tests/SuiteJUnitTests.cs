using System.Globalization;
using System.Xml.Linq;

namespace Plimsoll.Reports;

public sealed class SuiteJUnitTests
{
    static readonly string Text = SuiteSample.Render(new SuiteJUnit());

    [Fact]
    public void The_report_is_as_reviewed() => Golden.Equal("suite-junit.xml", Text);

    [Theory]
    [InlineData("tests", "testcase")]
    [InlineData("failures", "failure")]
    [InlineData("errors", "error")]
    [InlineData("skipped", "skipped")]
    public void The_totals_are_those_of_the_cases(string attribute, string element)
    {
        var suites = XDocument.Parse(Text).Root!; // A document has one.

        foreach (var part in suites.Elements().Append(suites))
            Assert.Equal(part.Descendants(element).Count(), int.Parse(part.Attribute(attribute)!.Value, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_case_has_the_line_of_the_Suite()
    {
        var failure = XDocument.Parse(Text).Descendants("failure").First();

        Assert.Equal(("shop/suite.yaml", "14"), (failure.Parent!.Attribute("file")!.Value, failure.Parent.Attribute("line")!.Value));
        Assert.Contains("shop/suite.yaml:17:9\n  expected exactly 1 violation", failure.Value, StringComparison.Ordinal);
    }
}
