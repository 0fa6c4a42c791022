using System.Security.Cryptography;
using System.Text;
using Plimsoll.Model.Rbac;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Reports.Rbac;

/// <summary>Risks for code scanning: a path stands at the rule of its first step, with every step as a code flow.</summary>
/// <remarks>SARIF 2.1.0 (OASIS), code flows: section 3.36.</remarks>
public sealed class RbacRiskSarif : IRbacRiskReport
{
    /// <inheritdoc/>
    public string Name => "sarif";

    /// <inheritdoc/>
    public void Write(RbacRisks risks, TextWriter output, ReportStyle style)
    {
        var entries = Entries(risks).Take(SarifReport.MaxResults).ToList();
        var rules = entries.DistinctBy(entry => entry.Rule, StringComparer.Ordinal).ToList();
        using var json = new JsonText(output);
        json.StartObject();
        json.Text("$schema", SarifReport.Schema);
        json.Text("version", "2.1.0");
        json.StartArray("runs");
        json.StartObject();
        Tool(rules, json);
        json.StartObject("automationDetails");
        json.Text("id", "plimsoll/rbac risks/");
        json.EndObject();
        json.Text("columnKind", "unicodeCodePoints");
        json.StartArray("results");
        foreach (var entry in entries)
            Result(entry, rules.FindIndex(rule => rule.Rule == entry.Rule), json);
        json.EndArray();
        json.EndObject();
        json.EndArray();
        json.EndObject();
    }

    static IEnumerable<Entry> Entries(RbacRisks risks) =>
    [
        .. risks.Paths.Select(path => new Entry(
            path.Hops[0].Technique, path.Hops[0].Title, path.Severity,
            $"{path.Start} can gain {path.Goal} in {path.Hops.Length} steps: {string.Join("; ", path.Hops.Select(hop => $"{hop.From} {hop.Title} ({hop.To})"))}. {path.Hops[0].Remedy}",
            path.Start, PlaceOf(path), path.Hops)),
        .. risks.Findings.Select(finding => new Entry(
            finding.Id, finding.Title, finding.Severity, $"{finding.Object} {finding.Message}. {finding.Remediation}", finding.Object.ToString(), finding.Location, [])),
        .. risks.Unread.Select(item => new Entry(
            "PLM-RBAC-UNREAD", "Could not be read", Severity.Medium, $"{item.Subject}: {item.Detail}", item.Subject, item.Location ?? new SourceLocation(item.Subject, 0, 0), [])),
    ];

    static SourceLocation PlaceOf(RbacPath path) =>
        path.Hops.SelectMany(hop => hop.Evidence).Select(evidence => evidence.RuleLocation).FirstOrDefault()
        ?? path.Uses.Select(use => use.Location).FirstOrDefault()
        ?? new SourceLocation("", 0, 0);

    static void Tool(List<Entry> rules, JsonText json)
    {
        json.StartObject("tool");
        json.StartObject("driver");
        json.Text("name", "Plimsoll");
        json.Text("informationUri", SarifReport.InformationUri);
        json.StartArray("rules");
        foreach (var rule in rules)
        {
            json.StartObject();
            json.Text("id", rule.Rule);
            Message("shortDescription", rule.Title, json);
            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
        json.EndObject();
    }

    static void Result(Entry entry, int rule, JsonText json)
    {
        json.StartObject();
        json.Text("ruleId", entry.Rule);
        json.Number("ruleIndex", rule);
        json.Text("level", entry.Severity switch { >= Severity.High => "error", Severity.Medium => "warning", _ => "note" });
        Message("message", entry.Message, json);
        json.StartArray("locations");
        SarifResults.Location(entry.Location, entry.Subject, "resource", json);
        json.EndArray();
        if (!entry.Hops.IsEmpty)
            Flow(entry, json);
        json.StartObject("partialFingerprints");
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{entry.Rule}\n{entry.Location.File}\n{entry.Message}")))[..32];
        json.Text("plimsollFinding/v1", fingerprint);
        json.Text("primaryLocationLineHash", fingerprint + ":1");
        json.EndObject();
        json.EndObject();
    }

    static void Flow(Entry entry, JsonText json)
    {
        json.StartArray("codeFlows");
        json.StartObject();
        json.StartArray("threadFlows");
        json.StartObject();
        json.StartArray("locations");
        foreach (var hop in entry.Hops)
        {
            foreach (var evidence in hop.Evidence)
            {
                json.StartObject();
                json.StartObject("location");
                json.StartObject("physicalLocation");
                json.StartObject("artifactLocation");
                json.Text("uri", SarifUri.Of(evidence.RuleLocation.File));
                json.EndObject();
                json.StartObject("region");
                json.Number("startLine", Math.Max(1, evidence.RuleLocation.Line));
                json.EndObject();
                json.EndObject();
                Message("message", $"{hop.From} {hop.Title} -> {hop.To}: {evidence.Binding}, {evidence.Role} rule {evidence.RuleIndex}", json);
                json.EndObject();
                json.EndObject();
            }
        }

        json.EndArray();
        json.EndObject();
        json.EndArray();
        json.EndObject();
        json.EndArray();
    }

    static void Message(string name, string text, JsonText json)
    {
        json.StartObject(name);
        json.Text("text", text);
        json.EndObject();
    }

    sealed record Entry(
        string Rule, string Title, Severity Severity, string Message, string Subject, SourceLocation Location,
        System.Collections.Immutable.ImmutableArray<RbacHop> Hops);
}
