using System.Globalization;
using System.Xml.Linq;

namespace Plimsoll.Reports;

public sealed class PolicyTestJUnitTests
{
    static readonly string Text = PolicyTestSample.Render(new PolicyTestJUnit());

    [Fact]
    public void The_report_is_as_reviewed() => Golden.Equal("policy-test-junit.xml", Text);

    [Fact]
    public void The_elements_are_those_that_servers_read()
    {
        var suites = XDocument.Parse(Text).Root!; // A document has one.

        Assert.Equal("testsuites", suites.Name.LocalName);
        Assert.All(suites.Elements(), suite => Assert.Equal("testsuite", suite.Name.LocalName));
        Assert.Equal(
            ["properties", "testcase"], suites.Elements().Elements().Select(element => element.Name.LocalName).Distinct(StringComparer.Ordinal));
        Assert.Equal(
            ["failure", "error"], suites.Descendants("testcase").Elements().Select(element => element.Name.LocalName).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("tests", "testcase")]
    [InlineData("failures", "failure")]
    [InlineData("errors", "error")]
    public void The_totals_are_those_of_the_cases(string attribute, string element)
    {
        var suites = XDocument.Parse(Text).Root!; // A document has one.

        foreach (var part in suites.Elements().Append(suites))
            Assert.Equal(part.Descendants(element).Count(), int.Parse(part.Attribute(attribute)!.Value, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_failure_tells_what_came_and_why()
    {
        var failure = Assert.Single(XDocument.Parse(Text).Descendants("failure"));

        Assert.Equal("expected deny, got allow by replica-limit", failure.Attribute("message")?.Value);
        Assert.Contains("variables.replicas <= 5  =>  true", failure.Value, StringComparison.Ordinal);
    }
}
