using System.Text.Json;

namespace Plimsoll.Reports;

public sealed class SarifReportTests
{
    static readonly SarifReport Report = new();

    public static TheoryData<string> Samples => Rendering.Samples;

    [Theory]
    [MemberData(nameof(Samples))]
    public void Looks_as_reviewed(string name) =>
        Golden.Equal($"sarif-{name}.sarif", Rendering.Of(Report, Rendering.Find(name)));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Has_what_sarif_and_code_scanning_require(string name)
    {
        using var document = JsonDocument.Parse(Rendering.Of(Report, Rendering.Find(name)));
        var root = document.RootElement;
        Assert.Equal("2.1.0", root.GetProperty("version").GetString());
        var run = Assert.Single(root.GetProperty("runs").EnumerateArray());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("Plimsoll", driver.GetProperty("name").GetString());
        var rules = driver.GetProperty("rules");

        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            var rule = rules[result.GetProperty("ruleIndex").GetInt32()];
            Assert.Equal(rule.GetProperty("id").GetString(), result.GetProperty("ruleId").GetString());
            Assert.NotEqual("", rule.GetProperty("help").GetProperty("text").GetString());
            Assert.True(result.GetProperty("level").GetString() is "error" or "warning" or "note");
            Assert.NotEqual("", result.GetProperty("message").GetProperty("text").GetString());
            Assert.NotEqual("", result.GetProperty("partialFingerprints").GetProperty("plimsollFinding/v1").GetString());
            Assert.NotEqual(0, result.GetProperty("locations").GetArrayLength());
            foreach (var location in result.GetProperty("locations").EnumerateArray())
            {
                var physical = location.GetProperty("physicalLocation");
                var uri = physical.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
                Assert.True(Uri.IsWellFormedUriString(uri, UriKind.RelativeOrAbsolute), uri);
                Assert.True(physical.GetProperty("region").GetProperty("startLine").GetInt32() >= 1);
            }
        }
    }

    [Fact]
    public void A_vulnerability_lies_at_every_manifest_line_that_runs_the_image()
    {
        var result = Results(Sample.Gate).First(item => item.GetProperty("ruleId").GetString() == "CVE-2023-0286");
        var lines = result.GetProperty("locations").EnumerateArray()
            .Select(location => location.GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());

        Assert.Equal([17, 22, 60], lines);
    }

    [Fact]
    public void A_path_with_a_space_is_percent_encoded()
    {
        var result = Results(Sample.Check).First(item => item.GetProperty("ruleId").GetString() == "PLM-PSS-0003");
        var uri = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString();

        Assert.Equal("samples/shop/jobs/report%20night.yaml", uri);
    }

    [Fact]
    public void A_scanned_archive_is_the_location_of_its_vulnerabilities()
    {
        var uri = Results(Sample.Scan)[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString();

        Assert.Equal("samples/shop/images/web.tar", uri);
    }

    [Fact]
    public void The_run_and_a_notification_tell_of_demonstration_data()
    {
        var run = Run(Sample.Gate);
        var notifications = run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications").EnumerateArray().ToList();

        Assert.StartsWith("DEMONSTRATION DATA", run.GetProperty("properties").GetProperty("notice").GetString());
        Assert.Equal(
            ["demonstration-data", "unread/Missing"],
            notifications.Select(item => item.GetProperty("descriptor").GetProperty("id").GetString()));
    }

    [Fact]
    public void More_results_than_code_scanning_takes_are_cut_and_counted()
    {
        using var document = JsonDocument.Parse(Rendering.Of(new SarifReport(maxResults: 20), Sample.Many(27)));
        var run = document.RootElement.GetProperty("runs")[0];
        var last = run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications").EnumerateArray().Last();

        Assert.Equal(20, run.GetProperty("results").GetArrayLength());
        Assert.StartsWith("7 findings are left out", last.GetProperty("message").GetProperty("text").GetString());
    }

    [Fact]
    public void A_fingerprint_outlives_a_moved_line()
    {
        var moved = Sample.Check with
        {
            Verdict = Sample.Check.Verdict with
            {
                Decisions =
                [
                    .. Sample.Check.Verdict.Decisions.Select(decision => decision.Finding is Model.Findings.ObjectFinding found
                        ? decision with { Finding = found with { Location = found.Location with { Line = found.Location.Line + 9 } } }
                        : decision),
                ],
            },
        };

        Assert.Equal(Fingerprints(Sample.Check), Fingerprints(moved));
    }

    static JsonElement Run(Model.Policies.Examination examination)
    {
        using var document = JsonDocument.Parse(Rendering.Of(Report, examination));
        return document.RootElement.GetProperty("runs")[0].Clone();
    }

    static List<JsonElement> Results(Model.Policies.Examination examination) =>
        [.. Run(examination).GetProperty("results").EnumerateArray()];

    static List<string?> Fingerprints(Model.Policies.Examination examination) =>
        [.. Results(examination).Select(result => result.GetProperty("partialFingerprints").GetProperty("plimsollFinding/v1").GetString())];
}
