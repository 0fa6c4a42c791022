using Plimsoll.Model.Policies.Testing;

namespace Plimsoll.Reports;

/// <summary>Policy tests for programs.</summary>
/// <remarks>docs/policies/testing.md; a member may be added, but none changes its meaning within a schemaVersion.</remarks>
public sealed class PolicyTestJson : IPolicyTestReport
{
    const int SchemaVersion = 1;

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public void Write(PolicyTestRunResult run, TextWriter output, ReportStyle style, bool showsCoverage)
    {
        using var json = new JsonText(output);
        json.StartObject();
        json.Number("schemaVersion", SchemaVersion);
        Summary(run, json);
        json.StartArray("suites");
        foreach (var suite in run.Suites)
            Suite(suite, json);
        json.EndArray();
        if (showsCoverage)
            Coverage(run, json);
        json.Unread("mistakes", run.Mistakes);
        json.Unread("unread", run.Unread);
        json.EndObject();
    }

    static void Summary(PolicyTestRunResult run, JsonText json)
    {
        json.StartObject("summary");
        json.Number("tests", run.Cases.Count());
        json.Number("passed", run.Count(PolicyTestResult.Passed));
        json.Number("failed", run.Count(PolicyTestResult.Failed));
        json.Number("notRun", run.Count(PolicyTestResult.NotRun));
        json.Text("toolVersion", run.Version);
        json.EndObject();
    }

    static void Suite(PolicyTestSuite suite, JsonText json)
    {
        json.StartObject();
        json.Text("name", suite.Name);
        json.Location("location", suite.Location);
        json.Text("kubernetesVersion", suite.KubernetesVersion);
        json.StartArray("tests");
        foreach (var test in suite.Cases)
            Case(test, json);
        json.EndArray();
        json.EndObject();
    }

    static void Case(PolicyTestCase test, JsonText json)
    {
        json.StartObject();
        json.Text("name", test.Name);
        json.Text("result", test.Result switch
        {
            PolicyTestResult.Passed => "passed",
            PolicyTestResult.Failed => "failed",
            _ => "notRun",
        });
        json.Location("location", test.Location);
        json.StartArray("problems");
        foreach (var problem in test.Problems)
        {
            json.StartObject();
            json.Location("location", problem.Location);
            json.TextIfAny("expected", problem.Expected);
            json.Text("got", problem.Got);
            json.EndObject();
        }

        json.EndArray();
        json.StartArray("explanations");
        foreach (var trace in test.Explanations)
            Trace(trace, json);
        json.EndArray();
        json.EndObject();
    }

    static void Trace(ExpressionTrace trace, JsonText json)
    {
        json.StartObject();
        json.Text("policy", trace.Policy);
        json.Text("field", trace.Field);
        json.Location("location", trace.Location);
        json.Text("expression", trace.Expression);
        json.Text("value", trace.Value);
        json.TextIfAny("message", trace.Message);
        json.Number("cost", trace.Cost);
        json.StartArray("parts");
        foreach (var part in trace.Parts)
        {
            json.StartObject();
            json.Text("text", part.Text);
            json.Text("value", part.Value);
            json.Number("depth", part.Depth);
            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
    }

    static void Coverage(PolicyTestRunResult run, JsonText json)
    {
        json.StartObject("coverage");
        json.Number("percent", Math.Round(run.CoveragePercent, 2));
        json.StartArray("expressions");
        foreach (var expression in run.Coverage)
        {
            json.StartObject();
            json.Text("policy", expression.Policy);
            json.Text("field", expression.Field);
            json.Location("location", expression.Location);
            json.Text("expression", expression.Expression);
            json.Number("true", expression.Passes);
            json.Number("false", expression.Failures);
            json.Number("errors", expression.Errors);
            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
    }
}
