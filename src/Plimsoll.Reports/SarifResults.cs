using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Reports;

/// <summary>The results of a SARIF run: one for each decision.</summary>
sealed class SarifResults
{
    /// <summary>The most locations of a result that GitHub code scanning accepts.</summary>
    const int MaxLocations = 1_000;

    readonly SarifRules _rules;
    readonly JsonText _json;
    readonly ILookup<string, (Workload Workload, WorkloadContainer Container)> _runs;
    readonly ILookup<string, ExaminedImage> _images;

    /// <summary>The results of <paramref name="examination"/>, written to <paramref name="json"/>.</summary>
    public SarifResults(Examination examination, SarifRules rules, JsonText json)
    {
        (_rules, _json) = (rules, json);
        _runs = examination.Workloads
            .SelectMany(workload => workload.Containers, (workload, container) => (workload, container))
            .ToLookup(pair => pair.container.Image, StringComparer.Ordinal);
        _images = examination.Images.ToLookup(image => image.Facts.Name, StringComparer.Ordinal);
    }

    /// <summary>Writes the member <c>results</c>.</summary>
    public void Write(ImmutableArray<Decision> decisions)
    {
        _json.StartArray("results");
        foreach (var decision in decisions)
        {
            _json.StartObject();
            _json.Text("ruleId", decision.Finding.Id);
            _json.Number("ruleIndex", _rules.IndexOf(decision.Finding.Id));
            _json.Text("level", Level(decision));
            _json.StartObject("message");
            _json.Text("text", Message(decision.Finding));
            _json.EndObject();
            Locations(decision.Finding);
            _json.StartObject("partialFingerprints");
            var fingerprint = Fingerprint(decision.Finding);
            _json.Text("plimsollFinding/v1", fingerprint);

            // The only one that GitHub reads; left out, it would hash the manifest line, which an image's fix need not change.
            _json.Text("primaryLocationLineHash", fingerprint + ":1");
            _json.EndObject();
            Suppressions(decision.Suppression);
            Properties(decision);
            _json.EndObject();
        }
        _json.EndArray();
    }

    /// <summary>Writes one location.</summary>
    /// <param name="place">The file; code scanning wants a line, so the first stands for the whole file.</param>
    /// <param name="name">The object or file that is meant there; empty where there is none.</param>
    /// <param name="kind">SARIF's word for what <paramref name="name"/> is.</param>
    /// <param name="json">Where it is written.</param>
    public static void Location(SourceLocation place, string name, string kind, JsonText json)
    {
        json.StartObject();
        json.StartObject("physicalLocation");
        json.StartObject("artifactLocation");
        json.Text("uri", SarifUri.Of(place.File));
        json.EndObject();
        json.StartObject("region");
        json.Number("startLine", Math.Max(1, place.Line));
        if (place is { Line: > 0, Column: > 0 })
            json.Number("startColumn", place.Column);
        json.EndObject();
        json.EndObject();
        if (name.Length > 0)
        {
            json.StartArray("logicalLocations");
            json.StartObject();
            json.Text("fullyQualifiedName", name);
            json.Text("kind", kind);
            json.EndObject();
            json.EndArray();
        }
        json.EndObject();
    }

    void Locations(Finding finding)
    {
        _json.StartArray("locations");
        switch (finding)
        {
            case ObjectFinding found:
                Location(found.Location, found.Object.ToString(), "resource", _json);
                break;
            default:
                ImageLocations(ImageFindings.NameOf(finding));
                break;
        }
        _json.EndArray();
    }

    // An image is mended at every manifest line that runs it: that is what several locations of one result mean (section 3.27.12).
    void ImageLocations(string image)
    {
        var runs = _runs[image].Take(MaxLocations).ToList();
        foreach (var (workload, container) in runs)
            Location(container.Location, $"{workload.Object} container {container.Name}", "resource", _json);
        if (runs.Count > 0)
            return;

        var source = _images[image].FirstOrDefault()?.Facts.Source is { Length: > 0 } known ? known : image;
        Location(new SourceLocation(source, 0, 0), image, "resource", _json);
    }

    // Section 3.35: what is suppressed by something outside the code that was examined is external.
    void Suppressions(Suppression? suppression)
    {
        if (suppression is null)
            return;
        _json.StartArray("suppressions");
        _json.StartObject();
        _json.Text("kind", "external");
        _json.Text("status", "accepted");
        _json.Text("justification", suppression.ToString());
        _json.EndObject();
        _json.EndArray();
    }

    static string Level(Decision decision) => decision.Suppression is not null ? "note" : (decision.Enforcement, decision.Finding.Severity) switch
    {
        (Enforcement.Deny, _) => "error",
        (Enforcement.Warn, _) or (_, >= Severity.High) => "warning",
        _ => "note",
    };

    string Message(Finding finding) => finding switch
    {
        VulnerabilityFinding found when found.Remediation.Length > 0 => $"{found.Message} in {Title(found.Image)}. {found.Remediation}.",
        VulnerabilityFinding found => $"{found.Message} in {Title(found.Image)}. No version with a fix is known.",
        _ => finding.Message,
    };

    string Title(string image) => $"{TargetText.Noun(_images[image].FirstOrDefault()?.Facts.Target ?? default)} {image}";

    // Without line numbers, so that a finding stays the same one when lines above it change.
    static string Fingerprint(Finding finding)
    {
        string[] parts = finding switch
        {
            ObjectFinding found => [found.Id, found.Location.File, found.Object.ToString(), found.Container],
            VulnerabilityFinding found =>
            [
                found.Id, found.Image, found.Match.Package.Ecosystem.Name, found.Match.Package.Name,
                found.Match.Package.Location.Path,
            ],
            _ => [finding.Id, ImageFindings.NameOf(finding)],
        };
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts)));
        return Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }

    void Properties(Decision decision)
    {
        _json.StartObject("properties");
        _json.Text("enforcement", decision.Enforcement.ToString());
        _json.TextIfAny("because", decision.Because);
        _json.Text("severity", decision.Finding.Severity.ToString());
        _json.TextIfAny("remediation", decision.Finding.Remediation);
        if (decision.Finding is VulnerabilityFinding { Match: var match, Image: var image })
        {
            _json.Text("image", image);
            _json.Text("purl", match.Package.Purl(_images[image].FirstOrDefault()?.Facts.Distro).Text);
            _json.Text("path", match.Package.Location.FullPath);
            _json.TextIfAny("layer", match.Package.Location.Layer?.ToString() ?? "");
            _json.TextIfAny("fixedVersion", match.FixedVersion);
            if (match.Assessments is [var assessment, ..])
                _json.Text("vexStatus", assessment.Status);
            _json.Flag("knownExploited", match.Vulnerability.KnownExploited is not null);
        }
        _json.EndObject();
    }
}
