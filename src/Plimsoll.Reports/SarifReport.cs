using System.Globalization;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Reports;

/// <summary>For code scanning: every finding at the manifest line it belongs to.</summary>
/// <remarks>
/// SARIF 2.1.0 (OASIS standard incorporating errata 01), within the limits of GitHub code scanning ("SARIF support for code
/// scanning": results, rules and locations, and the properties it reads).
/// </remarks>
public sealed class SarifReport : IReport
{
    /// <summary>The most results in a run that GitHub code scanning accepts; the worst are kept, the rest is counted in a notification.</summary>
    public const int MaxResults = 25_000;

    internal const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";
    internal const string InformationUri = "https://plimsoll.dev";

    readonly int _maxResults;

    /// <summary>The report within the limits of code scanning.</summary>
    public SarifReport()
        : this(MaxResults)
    {
    }

    internal SarifReport(int maxResults) => _maxResults = maxResults;

    /// <inheritdoc/>
    public string Name => "sarif";

    /// <inheritdoc/>
    public string Description => "for code scanning, findings at manifest lines (SARIF 2.1.0)";

    /// <inheritdoc/>
    public void Write(Examination examination, TextWriter output, ReportStyle style)
    {
        var decisions = examination.Verdict.Decisions;
        if (decisions.Length > _maxResults)
            decisions = [.. decisions.OrderByDescending(decision => decision.Enforcement).Take(_maxResults)];
        var rules = SarifRules.Of(decisions);
        var summary = Summary.Of(examination, WorkloadFindings.Of(examination), ImageFindings.Of(examination));
        using var json = new JsonText(output);

        json.StartObject();
        json.Text("$schema", Schema);
        json.Text("version", "2.1.0");
        json.StartArray("runs");
        json.StartObject();
        Tool(examination, rules, json);
        json.StartObject("automationDetails");
        json.Text("id", $"plimsoll/{examination.Command}/");
        json.EndObject();
        Invocations(examination, summary, json);
        json.Text("columnKind", "unicodeCodePoints");
        new SarifResults(examination, rules, json).Write(decisions);
        Properties(examination, summary, json);
        json.EndObject();
        json.EndArray();
        json.EndObject();
    }

    static void Tool(Examination examination, SarifRules rules, JsonText json)
    {
        json.StartObject("tool");
        json.StartObject("driver");
        json.Text("name", "Plimsoll");
        json.Text("version", examination.ToolVersion);
        json.Text("informationUri", InformationUri);
        rules.Write(json);
        json.EndObject();
        json.EndObject();
    }

    void Invocations(Examination examination, Summary summary, JsonText json)
    {
        var unread = UnreadList.Of(examination);
        json.StartArray("invocations");
        json.StartObject();

        // The run itself succeeded also where it denies: "successful" is about the tool, not about what it examined.
        json.Flag("executionSuccessful", true);
        json.Number("exitCode", summary.ExitCode);
        json.Text("exitCodeDescription", summary.Line(examination.Duration));
        json.Moment("startTimeUtc", examination.StartedAt);
        json.Moment("endTimeUtc", examination.StartedAt + examination.Duration);
        json.StartArray("toolExecutionNotifications");
        if (DatabaseText.Notice(examination) is { Length: > 0 } notice)
            Notification("demonstration-data", notice, null, json);
        foreach (var item in unread)
            Notification($"unread/{item.Reason}", $"{item.Subject}: {item.Detail}", item.Location, json);
        foreach (var note in examination.Verdict.Notes)
            Notification($"triage/{note.Kind}", $"{note.Source}: {note.Text}", note.Location, json);
        if (examination.Verdict.Decisions.Length - _maxResults is > 0 and var left)
            Notification("results-left-out", LeftOut(left), null, json);
        json.EndArray();
        json.EndObject();
        json.EndArray();
    }

    string LeftOut(int count) => string.Create(
        CultureInfo.InvariantCulture,
        $"{count:N0} findings are left out: code scanning takes {_maxResults:N0} results a run. The json format holds them all.");

    static void Notification(string id, string message, SourceLocation? place, JsonText json)
    {
        json.StartObject();
        json.StartObject("descriptor");
        json.Text("id", id);
        json.EndObject();
        json.Text("level", "warning");
        json.StartObject("message");
        json.Text("text", message);
        json.EndObject();
        if (place is { } location)
        {
            json.StartArray("locations");
            SarifResults.Location(location, "", "", json);
            json.EndArray();
        }
        json.EndObject();
    }

    static void Properties(Examination examination, Summary summary, JsonText json)
    {
        json.StartObject("properties");
        json.Text("verdict", summary.OutcomeName);
        json.TextIfAny("notice", DatabaseText.Notice(examination));
        json.Text("command", examination.Command);
        json.Texts("targets", examination.Targets);
        json.TextIfAny("policies", PoliciesText.Line(examination));
        json.Text("database", DatabaseText.Line(examination));
        if (examination.Database is { } database)
        {
            json.Flag("databaseDemonstration", database.IsDemonstration);
            json.Number("databaseAgeDays", DatabaseText.AgeInDays(examination, database));
            json.Moment("databaseBuilt", database.Built);
        }
        json.Number("unread", summary.Unread);
        json.EndObject();
    }
}
