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
    static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.None,
        CheckCharacters = true,
        OmitXmlDeclaration = true,
    };

    /// <inheritdoc/>
    public string Name => "junit";

    /// <inheritdoc/>
    public void Write(PolicyTestRunResult run, TextWriter output, ReportStyle style, bool showsCoverage)
    {
        var unread = run.Mistakes.AddRange(run.Unread);
        output.Write("<?xml version=\"1.0\"?>\n");
        using (var xml = XmlWriter.Create(output, Settings))
        {
            xml.WriteStartElement("testsuites");
            Attribute(xml, "name", "plimsoll policy test");
            Totals(xml, [.. run.Cases], unread.Length);
            Attribute(xml, "time", run.Duration.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
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
        Attribute(xml, "name", suite.Name);
        Attribute(xml, "file", suite.Location.File);
        Totals(xml, suite.Cases, 0);
        Attribute(xml, "time", "0");
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
        Attribute(xml, "classname", suite);
        Attribute(xml, "name", test.Name);
        Attribute(xml, "file", test.Location.File);
        Attribute(xml, "line", test.Location.Line.ToString(CultureInfo.InvariantCulture));
        Attribute(xml, "time", "0");
        if (test.Result != PolicyTestResult.Passed)
        {
            var isFailure = test.Result == PolicyTestResult.Failed;
            xml.WriteStartElement(isFailure ? "failure" : "error");
            Attribute(xml, "message", string.Join("; ", test.Problems.Take(1).Select(Message)));
            Attribute(xml, "type", isFailure ? "expectation" : "unread");
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
        Attribute(xml, "name", Suite);
        Totals(xml, [], unread.Length);
        Attribute(xml, "time", "0");
        foreach (var item in unread)
        {
            xml.WriteStartElement("testcase");
            Attribute(xml, "classname", Suite);
            Attribute(xml, "name", item.Location?.ToString() ?? item.Subject);
            Attribute(xml, "time", "0");
            xml.WriteStartElement("error");
            Attribute(xml, "message", item.Detail);
            Attribute(xml, "type", item.Reason.ToString());
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    static void Totals(XmlWriter xml, ImmutableArray<PolicyTestCase> cases, int unread)
    {
        Attribute(xml, "tests", Text(cases.Length + unread));
        Attribute(xml, "failures", Text(cases.Count(test => test.Result == PolicyTestResult.Failed)));
        Attribute(xml, "errors", Text(cases.Count(test => test.Result == PolicyTestResult.NotRun) + unread));
        Attribute(xml, "skipped", "0");

        static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
    }

    static void Property(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("property");
        Attribute(xml, "name", name);
        Attribute(xml, "value", value);
        xml.WriteEndElement();
    }

    static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, VisibleText.Of(value));
}
