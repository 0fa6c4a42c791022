using System.Collections.Immutable;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Sboms;

namespace Plimsoll.Reports.Sboms;

/// <summary>The bill of materials of an image, with its vulnerabilities, as CycloneDX JSON.</summary>
/// <remarks>CycloneDX 1.6 (ECMA-424), https://cyclonedx.org/docs/1.6/json/. Its serial number is made from its content.</remarks>
public sealed class CycloneDxReport : IReport
{
    internal const string SpecVersion = "1.6";

    /// <inheritdoc/>
    public string Name => "cyclonedx";

    /// <inheritdoc/>
    public string Description => "bill of materials with vulnerabilities (CycloneDX 1.6, JSON)";

    /// <inheritdoc/>
    public void Write(Examination examination, TextWriter output, ReportStyle style)
    {
        var content = SbomContent.Of(examination);
        var serial = HashingWriter.UuidOf(writer => Write(content, "", writer));
        Write(content, $"urn:uuid:{serial:D}", output);
    }

    /// <summary>The CycloneDX type of what the document describes.</summary>
    internal static string RootType(ImageFacts facts) => facts.Target == ScanTarget.Folder || facts is { Target: ScanTarget.Sbom, Platform.Os: "" }
        ? "application"
        : "container";

    static void Write(SbomContent content, string serial, TextWriter output)
    {
        using var json = new JsonText(output);
        json.StartObject();
        json.Text("$schema", $"http://cyclonedx.org/schema/bom-{SpecVersion}.schema.json");
        json.Text("bomFormat", "CycloneDX");
        json.Text("specVersion", SpecVersion);
        json.TextIfAny("serialNumber", serial);
        json.Number("version", 1);
        Metadata(content, json);

        json.StartArray("components");
        if (content.Facts.Distro is { } distro)
            DistroComponent(distro, json);
        foreach (var entry in content.Entries)
            Component(entry, json);
        json.EndArray();

        json.StartArray("dependencies");
        Dependency(SbomContent.RootReference, content.RootNeeds, json);
        if (content.Facts.Distro is not null)
            Dependency(SbomContent.DistroReference, content.DistroNeeds, json);
        foreach (var entry in content.Entries.Where(entry => entry.Needs.Length > 0))
            Dependency(entry.Reference, entry.Needs, json);
        json.EndArray();

        if (content.IsIncomplete)
            Incomplete(json);
        Vulnerabilities(content, json);
        json.EndObject();
    }

    static void Metadata(SbomContent content, JsonText json)
    {
        json.StartObject("metadata");
        json.Moment("timestamp", content.Created);
        json.StartObject("tools");
        json.StartArray("components");
        json.StartObject();
        json.Text("type", "application");
        json.Text("name", "plimsoll");
        json.Text("version", content.ToolVersion);
        json.EndObject();
        json.EndArray();
        json.EndObject();

        json.StartObject("component");
        json.Text("bom-ref", SbomContent.RootReference);
        json.Text("type", RootType(content.Facts));
        json.Text("name", content.Facts.SubjectName);
        json.TextIfAny("version", content.Facts.Digest?.ToString() ?? "");
        Properties(content.Properties, json);
        json.EndObject();
        json.EndObject();
    }

    static void DistroComponent(Distro distro, JsonText json)
    {
        json.StartObject();
        json.Text("bom-ref", SbomContent.DistroReference);
        json.Text("type", "operating-system");
        json.Text("name", distro.Id);
        json.TextIfAny("version", distro.VersionId);
        json.TextIfAny("description", distro.PrettyName);
        json.EndObject();
    }

    static void Component(SbomEntry entry, JsonText json)
    {
        json.StartObject();
        json.Text("bom-ref", entry.Reference);
        json.Text("type", entry.Package.Ecosystem == Ecosystem.Binary ? "application" : "library");
        json.TextIfAny("group", entry.Group);
        json.Text("name", entry.Name);
        json.TextIfAny("version", entry.Package.Version);
        if (entry.Package.Vendor.Length > 0)
        {
            json.StartObject("supplier");
            json.Text("name", entry.Package.Vendor);
            json.EndObject();
        }
        if (entry.Package.IsDevelopment)
            json.Text("scope", "excluded");
        Licenses(SbomLicenses.Of(entry.Package.Licenses), json);
        json.Text("purl", entry.Purl);
        if (entry.Package.Location.Path.Length > 0)
        {
            json.StartObject("evidence");
            json.StartArray("occurrences");
            json.StartObject();
            json.Text("location", entry.Package.Location.FullPath);
            json.EndObject();
            json.EndArray();
            json.EndObject();
        }
        Properties(entry.Properties, json);
        json.EndObject();
    }

    static void Licenses(SbomLicenses licenses, JsonText json)
    {
        if (licenses.Expression.Length == 0 && licenses.Listed.IsEmpty)
            return;
        json.StartArray("licenses");
        if (licenses.Expression.Length > 0)
        {
            json.StartObject();
            json.Text("expression", licenses.Expression);
            json.EndObject();
        }
        foreach (var (text, isId) in licenses.Listed)
        {
            json.StartObject();
            json.StartObject("license");
            json.Text(isId ? "id" : "name", text);
            json.EndObject();
            json.EndObject();
        }
        json.EndArray();
    }

    static void Dependency(string reference, ImmutableArray<string> needs, JsonText json)
    {
        json.StartObject();
        json.Text("ref", reference);
        json.Texts("dependsOn", needs);
        json.EndObject();
    }

    static void Incomplete(JsonText json)
    {
        json.StartArray("compositions");
        json.StartObject();
        json.Text("aggregate", "incomplete");
        json.Texts("assemblies", [SbomContent.RootReference]);
        json.EndObject();
        json.EndArray();
    }

    static void Vulnerabilities(SbomContent content, JsonText json)
    {
        json.StartArray("vulnerabilities");
        foreach (var one in SbomVulnerability.Of(content))
        {
            json.StartObject();
            json.Text("id", one.Vulnerability.Id);
            json.StartObject("source");
            json.Text("name", one.Feed);
            json.EndObject();
            Rating(one, json);
            json.TextIfAny("description", one.Vulnerability.Summary);
            json.TextIfAny("recommendation", one.Recommendation);
            json.Moment("published", one.Vulnerability.Published);
            Analysis(one.Analysis, json);
            json.StartArray("affects");
            foreach (var (reference, version) in one.Affects)
            {
                json.StartObject();
                json.Text("ref", reference);
                json.StartArray("versions");
                json.StartObject();
                json.Text("version", version);
                json.Text("status", "affected");
                json.EndObject();
                json.EndArray();
                json.EndObject();
            }
            json.EndArray();
            Properties(one.Properties, json);
            json.EndObject();
        }
        json.EndArray();
    }

    static void Analysis(SbomAnalysis? analysis, JsonText json)
    {
        if (analysis is null)
            return;
        json.StartObject("analysis");
        json.Text("state", analysis.State);
        json.TextIfAny("justification", analysis.Justification);
        json.TextIfAny("detail", analysis.Detail);
        json.EndObject();
    }

    static void Rating(SbomVulnerability one, JsonText json)
    {
        json.StartArray("ratings");
        json.StartObject();
        if (one.Vulnerability.Cvss is { } cvss)
            json.Number("score", cvss.Score);
        json.Text("severity", one.Severity);
        if (one.Vulnerability.Cvss is { } scored)
        {
            json.Text("method", one.Method);
            json.Text("vector", scored.Vector);
        }
        json.EndObject();
        json.EndArray();
    }

    static void Properties(ImmutableArray<SbomProperty> properties, JsonText json)
    {
        if (properties.IsEmpty)
            return;
        json.StartArray("properties");
        foreach (var (name, value) in properties)
        {
            json.StartObject();
            json.Text("name", name);
            json.Text("value", value);
            json.EndObject();
        }
        json.EndArray();
    }
}
