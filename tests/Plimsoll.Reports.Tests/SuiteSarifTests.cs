using System.Text.Json;

namespace Plimsoll.Reports;

public sealed class SuiteSarifTests
{
    static readonly string Text = SuiteSample.Render(new SuiteSarif());

    [Fact]
    public void The_report_is_as_reviewed() => Golden.Equal("suite.sarif", Text);

    [Fact]
    public void Every_problem_is_a_result_at_its_line()
    {
        using var report = JsonDocument.Parse(Text);
        var results = report.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToArray();

        Assert.Equal(
            ["shop/suite.yaml:17", "shop/suite.yaml:18", "shop/suite.yaml:23", "shop/suite.yaml:31", "broken/suite.yaml:3"],
            results.Select(result => result.GetProperty("locations")[0].GetProperty("physicalLocation"))
                .Select(place => $"{place.GetProperty("artifactLocation").GetProperty("uri").GetString()}:{place.GetProperty("region").GetProperty("startLine").GetInt32()}"));
        Assert.Equal(["error", "error", "warning", "error", "warning"], results.Select(result => result.GetProperty("level").GetString()));
    }

    [Fact]
    public void Every_result_has_a_rule()
    {
        using var report = JsonDocument.Parse(Text);
        var run = report.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()).ToArray();

        Assert.All(run.GetProperty("results").EnumerateArray(), result =>
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()]));
    }

    [Fact]
    public void Two_problems_of_one_case_have_one_fingerprint_each()
    {
        using var report = JsonDocument.Parse(Text);
        var fingerprints = report.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("partialFingerprints").GetProperty("plimsollFinding/v1").GetString()).ToArray();

        Assert.Equal(fingerprints.Length, fingerprints.Distinct().Count());
    }
}
