using System.Collections.Immutable;
using System.Xml;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies.Suites;
using Plimsoll.Model.Policies.Testing;

namespace Plimsoll.Reports;

/// <summary>Suites for CI systems: a test is a suite there, a case a case; what could not be run is an error.</summary>
/// <remarks>As <see cref="PolicyTestJUnit"/>: what Jenkins' xunit schema (junit-10.xsd) and GitLab read.</remarks>
public sealed class SuiteJUnit : ISuiteReport
{
    /// <inheritdoc/>
    public string Name => "junit";

    /// <inheritdoc/>
    public void Write(SuiteRunResult run, TextWriter output, ReportStyle style)
    {
        output.Write(JUnitXml.Declaration);
        using (var xml = XmlWriter.Create(output, JUnitXml.Settings))
        {
            xml.WriteStartElement("testsuites");
            xml.Attribute("name", "plimsoll policy verify");
            Totals(xml, [.. run.Outcomes, .. run.Unread.Select(_ => SuiteOutcome.NotRun)]);
            xml.Time(run.Duration);
            foreach (var suite in run.Suites)
            {
                for (var i = 0; i < suite.Tests.Length; i++)
                    Test(suite, suite.Tests[i], i, xml);
            }

            if (!run.Unread.IsEmpty)
                Unread(run.Unread, xml);
            xml.WriteEndElement();
        }

        output.Write('\n');
    }

    static void Test(SuiteResult suite, SuiteTestResult test, int index, XmlWriter xml)
    {
        var name = SuiteText.NameOf(test.Name, "test", index);
        xml.WriteStartElement("testsuite");
        xml.Attribute("name", $"{suite.Name}: {name}");
        xml.Attribute("file", suite.Location.File);
        Totals(xml, test.Cases.IsEmpty ? [test.Outcome] : [.. test.Cases.Select(@case => @case.Outcome)]);
        xml.Time(test.Duration);
        if (test.Cases.IsEmpty)
        {
            var own = new SuiteCaseResult(name, test.Location, test.Outcome, test.Problem is null ? [] : [test.Problem], [], test.Duration);
            Case(name, own, name, xml);
        }

        for (var i = 0; i < test.Cases.Length; i++)
            Case(name, test.Cases[i], SuiteText.NameOf(test.Cases[i].Name, "case", i), xml);
        xml.WriteEndElement();
    }

    static void Case(string test, SuiteCaseResult @case, string name, XmlWriter xml)
    {
        xml.WriteStartElement("testcase");
        xml.Attribute("classname", test);
        xml.Attribute("name", name);
        xml.Attribute("file", @case.Location.File);
        xml.Attribute("line", @case.Location.Line);
        xml.Time(@case.Duration);
        if (@case.Outcome == SuiteOutcome.Skipped)
        {
            xml.WriteStartElement("skipped");
            xml.WriteEndElement();
        }
        else if (@case.Outcome != SuiteOutcome.Passed)
        {
            var isFailure = @case.Outcome == SuiteOutcome.Failed;
            xml.WriteStartElement(isFailure ? "failure" : "error");
            xml.Attribute("message", string.Join("; ", @case.Problems.Take(1).Select(SuiteText.Line)));
            xml.Attribute("type", isFailure ? "assertion" : "unread");
            xml.WriteString(string.Join('\n', @case.Problems.SelectMany(Detail)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    static IEnumerable<string> Detail(TestProblem problem) =>
        [VisibleText.Of(problem.Location.ToString()), .. PolicyTestText.Problem(problem).Select(line => "  " + line)];

    static void Unread(ImmutableArray<Unread> unread, XmlWriter xml)
    {
        const string Suite = "could not be read";
        xml.WriteStartElement("testsuite");
        xml.Attribute("name", Suite);
        Totals(xml, [.. unread.Select(_ => SuiteOutcome.NotRun)]);
        xml.Time(TimeSpan.Zero);
        foreach (var item in unread)
        {
            xml.WriteStartElement("testcase");
            xml.Attribute("classname", Suite);
            xml.Attribute("name", item.Location?.ToString() ?? item.Subject);
            xml.Time(TimeSpan.Zero);
            xml.WriteStartElement("error");
            xml.Attribute("message", item.Detail);
            xml.Attribute("type", item.Reason.ToString());
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    static void Totals(XmlWriter xml, ImmutableArray<SuiteOutcome> outcomes)
    {
        xml.Attribute("tests", outcomes.Length);
        xml.Attribute("failures", outcomes.Count(outcome => outcome == SuiteOutcome.Failed));
        xml.Attribute("errors", outcomes.Count(outcome => outcome == SuiteOutcome.NotRun));
        xml.Attribute("skipped", outcomes.Count(outcome => outcome == SuiteOutcome.Skipped));
    }
}
