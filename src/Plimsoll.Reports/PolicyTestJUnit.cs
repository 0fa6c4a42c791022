using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies.Testing;

namespace Plimsoll.Reports;

/// <summary>Policy tests for CI systems: a test file is a suite, a test that could not be run an error.</summary>
/// <remarks>
/// The format has no standard; we write what Jenkins' xunit schema (junit-10.xsd) and GitLab read: testsuites, testsuite,
/// properties, testcase with failure or error.
/// </remarks>
public sealed class PolicyTestJUnit : IPolicyTestReport
{
    /// <inheritdoc/>
    public string Name => "junit";

    /// <inheritdoc/>
    public void Write(PolicyTestRunResult run, TextWriter output, ReportStyle style, bool showsCoverage)
    {
        var unread = run.Mistakes.AddRange(run.Unread);
        output.Write(JUnitXml.Declaration);
        using (var xml = XmlWriter.Create(output, JUnitXml.Settings))
        {
            xml.WriteStartElement("testsuites");
            xml.Attribute("name", "plimsoll policy test");
            Totals(xml, [.. run.Cases], unread.Length);
            xml.Time(run.Duration);
            foreach (var suite in run.Suites)
                Suite(suite, run, xml, showsCoverage);
            if (!unread.IsEmpty)
                Unread(unread, xml);
            xml.WriteEndElement();
        }

        output.Write('\n');
    }

    static void Suite(PolicyTestSuite suite, PolicyTestRunResult run, XmlWriter xml, bool showsCoverage)
    {
        xml.WriteStartElement("testsuite");
        xml.Attribute("name", suite.Name);
        xml.Attribute("file", suite.Location.File);
        Totals(xml, suite.Cases, 0);
        xml.Attribute("time", "0");
        xml.WriteStartElement("properties");
        Property(xml, "kubernetesVersion", suite.KubernetesVersion);
        if (showsCoverage)
            Property(xml, "coverage", PolicyTestText.Percent(run.CoveragePercent));
        xml.WriteEndElement();
        foreach (var test in suite.Cases)
            Case(suite.Name, test, xml);
        xml.WriteEndElement();
    }

    static void Case(string suite, PolicyTestCase test, XmlWriter xml)
    {
        xml.WriteStartElement("testcase");
        xml.Attribute("classname", suite);
        xml.Attribute("name", test.Name);
        xml.Attribute("file", test.Location.File);
        xml.Attribute("line", test.Location.Line.ToString(CultureInfo.InvariantCulture));
        xml.Attribute("time", "0");
        if (test.Result != PolicyTestResult.Passed)
        {
            var isFailure = test.Result == PolicyTestResult.Failed;
            xml.WriteStartElement(isFailure ? "failure" : "error");
            xml.Attribute("message", string.Join("; ", test.Problems.Take(1).Select(Message)));
            xml.Attribute("type", isFailure ? "expectation" : "unread");
            xml.WriteString(string.Join('\n', Detail(test)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    static string Message(TestProblem problem) =>
        problem.Expected.Length == 0 ? problem.Got : $"expected {problem.Expected}, got {problem.Got}";

    static IEnumerable<string> Detail(PolicyTestCase test)
    {
        foreach (var problem in test.Problems)
        {
            yield return VisibleText.Of(problem.Location.ToString());
            foreach (var line in PolicyTestText.Problem(problem))
                yield return "  " + line;
        }

        foreach (var trace in test.Explanations)
        {
            yield return VisibleText.Of($"{trace.Policy} {trace.Field} {trace.Location}");
            foreach (var line in PolicyTestText.Trace(trace))
                yield return "  " + line;
        }
    }

    static void Unread(ImmutableArray<Unread> unread, XmlWriter xml)
    {
        const string Suite = "could not be read";
        xml.WriteStartElement("testsuite");
        xml.Attribute("name", Suite);
        Totals(xml, [], unread.Length);
        xml.Attribute("time", "0");
        foreach (var item in unread)
        {
            xml.WriteStartElement("testcase");
            xml.Attribute("classname", Suite);
            xml.Attribute("name", item.Location?.ToString() ?? item.Subject);
            xml.Attribute("time", "0");
            xml.WriteStartElement("error");
            xml.Attribute("message", item.Detail);
            xml.Attribute("type", item.Reason.ToString());
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    static void Totals(XmlWriter xml, ImmutableArray<PolicyTestCase> cases, int unread)
    {
        xml.Attribute("tests", Text(cases.Length + unread));
        xml.Attribute("failures", Text(cases.Count(test => test.Result == PolicyTestResult.Failed)));
        xml.Attribute("errors", Text(cases.Count(test => test.Result == PolicyTestResult.NotRun) + unread));
        xml.Attribute("skipped", "0");

        static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
    }

    static void Property(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("property");
        xml.Attribute("name", name);
        xml.Attribute("value", value);
        xml.WriteEndElement();
    }
}
