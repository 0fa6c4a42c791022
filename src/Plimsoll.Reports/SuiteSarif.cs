using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Model.Policies.Suites;
using Plimsoll.Model.Policies.Testing;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Reports;

/// <summary>Suites for code scanning: every assertion that does not hold at its line of the Suite.</summary>
/// <remarks>SARIF 2.1.0 (OASIS standard incorporating errata 01), as <see cref="SarifReport"/>.</remarks>
public sealed class SuiteSarif : ISuiteReport
{
    const string Failed = "PLM-SUITE-FAILED";
    const string NotRun = "PLM-SUITE-NOT-RUN";

    static readonly ImmutableArray<(string Id, string Text)> Rules =
    [
        (Failed, "A case of a Suite does not come out as its assertions say, or its test is wrong"),
        (NotRun, "A Suite, or a file that it names, could not be read"),
    ];

    /// <inheritdoc/>
    public string Name => "sarif";

    /// <inheritdoc/>
    public void Write(SuiteRunResult run, TextWriter output, ReportStyle style)
    {
        var found = Found(run).ToList();
        using var json = new JsonText(output);
        json.StartObject();
        json.Text("$schema", SarifReport.Schema);
        json.Text("version", "2.1.0");
        json.StartArray("runs");
        json.StartObject();
        Tool(run, json);
        json.StartObject("automationDetails");
        json.Text("id", "plimsoll/policy verify/");
        json.EndObject();
        json.Text("columnKind", "unicodeCodePoints");
        json.StartArray("results");
        foreach (var result in found.Take(SarifReport.MaxResults))
            Result(result, json);
        json.EndArray();
        json.StartObject("properties");
        json.Text("outcome", SuiteText.Word(run.Outcome));
        json.Text("engine", run.Engine);
        json.Number("leftOut", Math.Max(0, found.Count - SarifReport.MaxResults));
        json.EndObject();
        json.EndObject();
        json.EndArray();
        json.EndObject();
    }

    static IEnumerable<Entry> Found(SuiteRunResult run)
    {
        foreach (var suite in run.Suites)
        {
            for (var i = 0; i < suite.Tests.Length; i++)
            {
                var test = suite.Tests[i];
                var name = $"{suite.Name}/{SuiteText.NameOf(test.Name, "test", i)}";
                if (test.Problem is { } problem)
                    yield return Of(name, test.Outcome, problem, 0);
                for (var j = 0; j < test.Cases.Length; j++)
                {
                    var @case = test.Cases[j];
                    for (var k = 0; k < @case.Problems.Length; k++)
                        yield return Of($"{name}/{SuiteText.NameOf(@case.Name, "case", j)}", @case.Outcome, @case.Problems[k], k);
                }
            }
        }

        for (var i = 0; i < run.Unread.Length; i++)
        {
            var unread = run.Unread[i];
            yield return new Entry(NotRun, unread.Subject, unread.Detail, unread.Location ?? new SourceLocation(unread.Subject, 0, 0), i);
        }
    }

    static Entry Of(string subject, SuiteOutcome outcome, TestProblem problem, int index) => new(
        outcome == SuiteOutcome.Failed ? Failed : NotRun, subject, SuiteText.Line(problem), problem.Location, index);

    static void Tool(SuiteRunResult run, JsonText json)
    {
        json.StartObject("tool");
        json.StartObject("driver");
        json.Text("name", "Plimsoll");
        json.Text("version", run.Version);
        json.Text("informationUri", SarifReport.InformationUri);
        json.StartArray("rules");
        foreach (var (id, text) in Rules)
        {
            json.StartObject();
            json.Text("id", id);
            Message("shortDescription", text, json);
            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
        json.EndObject();
    }

    static void Result(Entry entry, JsonText json)
    {
        json.StartObject();
        json.Text("ruleId", entry.Rule);
        json.Number("ruleIndex", entry.Rule == Failed ? 0 : 1);
        json.Text("level", entry.Rule == Failed ? "error" : "warning");
        Message("message", $"{entry.Subject}: {entry.Message}", json);
        json.StartArray("locations");
        SarifResults.Location(entry.Location, entry.Subject, "member", json);
        json.EndArray();
        json.StartObject("partialFingerprints");
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{entry.Rule}\n{entry.Location.File}\n{entry.Subject}\n{entry.Index}")))[..32];
        json.Text("plimsollFinding/v1", fingerprint);
        json.Text("primaryLocationLineHash", fingerprint + ":1");
        json.EndObject();
        json.EndObject();
    }

    static void Message(string name, string text, JsonText json)
    {
        json.StartObject(name);
        json.Text("text", text);
        json.EndObject();
    }

    /// <summary>A result; the how manieth it is of its subject, so that it is recognized where its line is another one.</summary>
    sealed record Entry(string Rule, string Subject, string Message, SourceLocation Location, int Index);
}
