using System.Collections.Immutable;
using Plimsoll.Model.Policies.Suites;
using Plimsoll.Model.Policies.Testing;

namespace Plimsoll.Reports;

/// <summary>Suites for programs. The same run gives the same bytes: it holds no durations.</summary>
/// <remarks>docs/policies/verify.md; a member may be added, but none changes its meaning within a schemaVersion.</remarks>
public sealed class SuiteJson : ISuiteReport
{
    const int SchemaVersion = 1;

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public void Write(SuiteRunResult run, TextWriter output, ReportStyle style)
    {
        using var json = new JsonText(output);
        json.StartObject();
        json.Number("schemaVersion", SchemaVersion);
        json.StartObject("summary");
        json.Text("outcome", SuiteText.Word(run.Outcome));
        json.Number("suites", run.Suites.Length);
        json.Number("tests", run.Tests.Count());
        json.Number("passed", run.Count(SuiteOutcome.Passed));
        json.Number("failed", run.Count(SuiteOutcome.Failed));
        json.Number("skipped", run.Count(SuiteOutcome.Skipped));
        json.Number("notRun", run.Count(SuiteOutcome.NotRun));
        json.Text("engine", run.Engine);
        json.Text("toolVersion", run.Version);
        json.EndObject();
        json.StartArray("suites");
        foreach (var suite in run.Suites)
            Suite(suite, json);
        json.EndArray();
        json.Texts("updated", run.Updated);
        json.Unread("unread", run.Unread);
        json.EndObject();
    }

    static void Suite(SuiteResult suite, JsonText json)
    {
        json.StartObject();
        json.Text("name", suite.Name);
        json.Location("location", suite.Location);
        json.Text("outcome", SuiteText.Word(suite.Outcome));
        json.StartArray("tests");
        foreach (var test in suite.Tests)
        {
            json.StartObject();
            json.Text("name", test.Name);
            json.Location("location", test.Location);
            json.Text("outcome", SuiteText.Word(test.Outcome));
            Problems(test.Problem is null ? [] : [test.Problem], json);
            json.StartArray("cases");
            foreach (var @case in test.Cases)
                Case(@case, json);
            json.EndArray();
            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
    }

    static void Case(SuiteCaseResult @case, JsonText json)
    {
        json.StartObject();
        json.Text("name", @case.Name);
        json.Location("location", @case.Location);
        json.Text("outcome", SuiteText.Word(@case.Outcome));
        Problems(@case.Problems, json);
        json.Texts("violations", @case.Violations);
        json.EndObject();
    }

    static void Problems(ImmutableArray<TestProblem> problems, JsonText json)
    {
        json.StartArray("problems");
        foreach (var problem in problems)
        {
            json.StartObject();
            json.Location("location", problem.Location);
            json.TextIfAny("expected", problem.Expected);
            json.Text("got", problem.Got);
            json.EndObject();
        }

        json.EndArray();
    }
}
