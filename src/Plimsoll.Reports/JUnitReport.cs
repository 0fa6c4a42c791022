using System.Globalization;
using System.Xml;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;

namespace Plimsoll.Reports;

/// <summary>For CI systems that show test results: what is denied is a failed test, what could not be examined an error.</summary>
/// <remarks>
/// The format has no standard; we write what Jenkins' xunit schema (junit-10.xsd) and GitLab read: testsuites, testsuite,
/// properties, testcase with failure, error, skipped, system-out.
/// </remarks>
public sealed class JUnitReport : IReport
{
    /// <inheritdoc/>
    public string Name => "junit";

    /// <inheritdoc/>
    public string Description => "for CI systems that show test results (JUnit XML)";

    /// <inheritdoc/>
    public void Write(Examination examination, TextWriter output, ReportStyle style)
    {
        var workloads = WorkloadFindings.Of(examination);
        var images = ImageFindings.Of(examination);
        var summary = Summary.Of(examination, workloads, images);
        var suites = Suites(examination, workloads, images);

        output.Write(JUnitXml.Declaration);
        using (var xml = XmlWriter.Create(output, JUnitXml.Settings))
        {
            xml.WriteStartElement("testsuites");
            xml.Attribute("name", $"plimsoll {examination.Command}");
            Totals(xml, [.. suites.SelectMany(suite => suite.Cases)]);
            xml.Time(examination.Duration);
            foreach (var (name, cases) in suites)
                WriteSuite(xml, name, cases, examination, summary);
            xml.WriteEndElement();
        }
        output.Write('\n');
    }

    static List<(string Name, List<JUnitCase> Cases)> Suites(
        Examination examination, IEnumerable<WorkloadFindings> workloads, IEnumerable<ImageFindings> images)
    {
        var suites = new List<(string Name, List<JUnitCase> Cases)>();
        foreach (var workload in workloads)
            suites.Add((workload.Object.ToString(), Cases(workload.Decisions, workload.Location?.ToString() ?? "")));
        foreach (var image in images)
            suites.Add(($"{TargetText.Noun(image.Image.Facts.Target)} {image.Name}", Cases(image.Decisions, image.Image.Facts.Source)));
        if (examination.Verdict.Notes is { IsEmpty: false } notes)
            suites.Add(("exceptions and VEX", [.. notes.Select(note => new JUnitCase(note.Source, note.Location?.ToString() ?? "", JUnitResult.Skipped, $"{note.Kind}: {note.Text}", VisibleText.Of(note.Location?.ToString() ?? "")))]));
        if (UnreadList.Of(examination) is { Length: > 0 } unread)
            suites.Add(("could not be examined", [.. unread.Select(OfUnread)]));
        if (suites.Count == 0)
            suites.Add((string.Join(' ', examination.Targets), [new JUnitCase(examination.Objects == 0 ? "nothing to examine" : "nothing found", "", JUnitResult.Passed, "", "")]));
        return suites;
    }

    static List<JUnitCase> Cases(IEnumerable<Decision> decisions, string place)
    {
        List<JUnitCase> cases = [.. decisions.Select(Of)];
        return cases.Count > 0 ? cases : [new JUnitCase("nothing found", place, JUnitResult.Passed, "", "")];
    }

    static JUnitCase Of(Decision decision)
    {
        var finding = decision.Finding;
        var (name, place) = finding switch
        {
            ObjectFinding found => ($"{found.Id} {found.Title}" + (found.Container.Length == 0 ? "" : $" ({found.Container})"),
                found.Location.ToString()),
            VulnerabilityFinding found => ($"{found.Id} {found.Match.Package.Name} {found.Match.Package.Version}",
                found.Match.Package.Location.FullPath),
            _ => ($"{finding.Id} {finding.Title}", ""),
        };
        var result = decision.Enforcement switch
        {
            _ when decision.Suppression is not null => JUnitResult.Skipped,
            Enforcement.Deny => JUnitResult.Failed,
            Enforcement.Warn => JUnitResult.Skipped,
            _ => JUnitResult.Passed,
        };
        string[] details =
        [
            place,
            finding.Remediation.Length == 0 ? "" : "fix: " + finding.Remediation,
            decision.Because.Length == 0 ? "" : "because: " + decision.Because,
        ];
        var excused = decision.Suppression is null ? "" : "suppressed: ";
        return new JUnitCase(
            name, place, result, $"{excused}{finding.Severity}: {finding.Message}", string.Join('\n', details.Where(line => line.Length > 0).Select(VisibleText.Of)));
    }

    static JUnitCase OfUnread(Unread unread)
    {
        var place = unread.Location?.ToString() ?? "";
        return new JUnitCase(unread.Subject, place, JUnitResult.Errored, $"{unread.Reason}: {unread.Detail}", VisibleText.Of(place));
    }

    static void WriteSuite(XmlWriter xml, string name, List<JUnitCase> cases, Examination examination, Summary summary)
    {
        xml.WriteStartElement("testsuite");
        xml.Attribute("name", name);
        Totals(xml, cases);
        xml.Attribute("time", "0");
        xml.Attribute("timestamp", examination.StartedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        xml.WriteStartElement("properties");
        Property(xml, "notice", DatabaseText.Notice(examination));
        Property(xml, "verdict", summary.OutcomeName);
        Property(xml, "exitCode", summary.ExitCode.ToString(CultureInfo.InvariantCulture));
        Property(xml, "toolVersion", examination.ToolVersion);
        Property(xml, "policies", PoliciesText.Line(examination));
        Property(xml, "database", DatabaseText.Line(examination));
        xml.WriteEndElement();
        foreach (var testCase in cases)
            WriteCase(xml, name, testCase);
        xml.WriteEndElement();
    }

    static void WriteCase(XmlWriter xml, string suite, JUnitCase testCase)
    {
        xml.WriteStartElement("testcase");
        xml.Attribute("classname", suite);
        xml.Attribute("name", testCase.Name);
        xml.Attribute("time", "0");
        switch (testCase.Result)
        {
            case JUnitResult.Failed:
                Outcome(xml, "failure", "denied", testCase);
                break;
            case JUnitResult.Errored:
                Outcome(xml, "error", "unread", testCase);
                break;
            case JUnitResult.Skipped:
                xml.WriteStartElement("skipped");
                xml.Attribute("message", testCase.Message);
                xml.WriteEndElement();
                xml.WriteElementString("system-out", testCase.Detail);
                break;
            case JUnitResult.Passed when testCase.Message.Length > 0:
                xml.WriteElementString("system-out", $"{VisibleText.Of(testCase.Message)}\n{testCase.Detail}");
                break;
        }
        xml.WriteEndElement();
    }

    static void Outcome(XmlWriter xml, string element, string type, JUnitCase testCase)
    {
        xml.WriteStartElement(element);
        xml.Attribute("message", testCase.Message);
        xml.Attribute("type", type);
        xml.WriteString(testCase.Detail);
        xml.WriteEndElement();
    }

    static void Totals(XmlWriter xml, List<JUnitCase> cases)
    {
        xml.Attribute("tests", Count(cases.Count));
        xml.Attribute("failures", Count(cases.Count(testCase => testCase.Result == JUnitResult.Failed)));
        xml.Attribute("errors", Count(cases.Count(testCase => testCase.Result == JUnitResult.Errored)));
        xml.Attribute("skipped", Count(cases.Count(testCase => testCase.Result == JUnitResult.Skipped)));

        static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
    }

    static void Property(XmlWriter xml, string name, string value)
    {
        if (value.Length == 0)
            return;
        xml.WriteStartElement("property");
        xml.Attribute("name", name);
        xml.Attribute("value", value);
        xml.WriteEndElement();
    }
}
