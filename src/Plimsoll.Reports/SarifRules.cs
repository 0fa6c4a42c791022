using System.Globalization;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Reports;

/// <summary>The rules of a SARIF run: one for each check and each vulnerability that has a result.</summary>
sealed class SarifRules
{
    readonly List<Finding> _worst = [];
    readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    /// <summary>The rules that <paramref name="decisions"/> need, in the order of their first use.</summary>
    public static SarifRules Of(IEnumerable<Decision> decisions)
    {
        var rules = new SarifRules();
        foreach (var decision in decisions)
            rules.Add(decision.Finding);
        return rules;
    }

    /// <summary>The place of the rule <paramref name="id"/> in the list.</summary>
    public int IndexOf(string id) => _indexes[id];

    /// <summary>Writes the member <c>rules</c>.</summary>
    public void Write(JsonText json)
    {
        json.StartArray("rules");
        foreach (var finding in _worst)
        {
            json.StartObject();
            json.Text("id", finding.Id);
            Message("shortDescription", Title(finding), json);
            Message("fullDescription", Title(finding), json);
            Help(finding, json);
            json.StartObject("defaultConfiguration");
            json.Text("level", finding.Severity is Severity.Critical or Severity.High ? "error" : "warning");
            json.EndObject();
            json.StartObject("properties");
            json.Texts("tags", Tags(finding));
            json.TextIfAny("security-severity", Score(finding));
            json.TextIfAny("problem.severity", finding.Severity is Severity.Critical or Severity.High ? "error" : "warning");
            json.EndObject();
            json.EndObject();
        }
        json.EndArray();
    }

    // One vulnerability may come from several feeds with several severities: the worst stands for it.
    void Add(Finding finding)
    {
        if (!_indexes.TryGetValue(finding.Id, out var index))
        {
            _indexes.Add(finding.Id, _worst.Count);
            _worst.Add(finding);
        }
        else if (finding.Severity > _worst[index].Severity)
        {
            _worst[index] = finding;
        }
    }

    static string Title(Finding finding) => finding.Title.Length > 0 ? finding.Title : finding.Id;

    static void Help(Finding finding, JsonText json)
    {
        var text = finding is VulnerabilityFinding { Match.Vulnerability: var vulnerability }
            ? VulnerabilityHelp(vulnerability)
            : (finding.Remediation.Length > 0 ? finding.Remediation : Title(finding));
        Message("help", text, json);
    }

    static string VulnerabilityHelp(Vulnerability vulnerability)
    {
        string[] lines =
        [
            vulnerability.Summary,
            $"Severity: {vulnerability.Severity}"
                + (vulnerability.Cvss is { } cvss ? string.Create(CultureInfo.InvariantCulture, $", CVSS {cvss.Version} {cvss.Score:0.0} {cvss.Vector}") : ""),
            vulnerability.KnownExploited is { } exploited
                ? $"Known to be exploited (CISA KEV) since {exploited.Added.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}."
                : "",
            vulnerability.Prediction is { } prediction
                ? string.Create(CultureInfo.InvariantCulture, $"Probability of exploitation in the next 30 days (EPSS): {prediction.Probability * 100:0.0} %.")
                : "",
            vulnerability.Aliases.Length > 0 ? $"Also known as {string.Join(", ", vulnerability.Aliases)}." : "",
            "Update the package to the version with the fix and build the image again.",
        ];
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }

    static IEnumerable<string> Tags(Finding finding)
    {
        yield return "security";
        switch (finding)
        {
            case ObjectFinding { Standard.Length: > 0 } found:
                yield return "kubernetes";
                yield return $"pod-security-{found.Standard}";
                break;
            case ObjectFinding:
                yield return "kubernetes";
                break;
            case VulnerabilityFinding found:
                yield return "vulnerability";
                if (found.Match.Vulnerability.KnownExploited is not null)
                    yield return "known-exploited";
                break;
            default:
                yield return "container-image";
                break;
        }
    }

    // GitHub sorts by a number from 0.1 to 10.0; where there is no CVSS score, the middle of the severity's band stands for it.
    static string Score(Finding finding)
    {
        var band = finding.Severity switch
        {
            Severity.Critical => "9.5",
            Severity.High => "8.0",
            Severity.Medium => "5.5",
            Severity.Low => "2.0",
            _ => "",
        };
        return finding is VulnerabilityFinding { Match.Vulnerability.Cvss: { Score: > 0 and <= 10 } cvss }
            ? cvss.Score.ToString("0.0", CultureInfo.InvariantCulture)
            : band;
    }

    static void Message(string name, string text, JsonText json)
    {
        json.StartObject(name);
        json.Text("text", text);
        json.EndObject();
    }
}
