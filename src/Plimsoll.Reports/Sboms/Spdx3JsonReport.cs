using System.Collections.Immutable;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Sboms;

namespace Plimsoll.Reports.Sboms;

/// <summary>The bill of materials of an image as SPDX 3.0.1 JSON-LD.</summary>
/// <remarks>SPDX 3.0.1, https://spdx.github.io/spdx-spec/v3.0.1/: profiles Core, Software and SimpleLicensing. Moments as in <see cref="SpdxJsonReport"/>.</remarks>
public sealed class Spdx3JsonReport : IReport
{
    /// <inheritdoc/>
    public string Name => "spdx3-json";

    /// <inheritdoc/>
    public string Description => "bill of materials (SPDX 3.0.1, JSON-LD)";

    /// <inheritdoc/>
    public void Write(Examination examination, TextWriter output, ReportStyle style)
    {
        var content = SbomContent.Of(examination);
        var uuid = HashingWriter.UuidOf(writer => Write(content, Guid.Empty, writer));
        Write(content, uuid, output);
    }

    static void Write(SbomContent content, Guid uuid, TextWriter output)
    {
        using var json = new JsonText(output);
        var graph = new Spdx3Graph(SpdxNames.Namespace(uuid), json);
        json.StartObject();
        json.Text("@context", "https://spdx.org/rdf/3.0.1/spdx-context.jsonld");
        json.StartArray("@graph");
        Makers(content, graph, json);
        Root(content, graph, json);
        if (content.Facts.Distro is { } distro)
            DistroPackage(distro, graph, json);
        foreach (var entry in content.Entries)
            PackageOf(entry, graph, json);
        Relationships(content, graph);
        Licenses(content, graph, json);
        Documents(content, graph, json);
        json.EndArray();
        json.EndObject();
    }

    static void Makers(SbomContent content, Spdx3Graph graph, JsonText json)
    {
        json.StartObject();
        json.Text("type", "CreationInfo");
        json.Text("@id", Spdx3Graph.CreationInfo);
        json.Text("specVersion", "3.0.1");
        json.Moment("created", content.Created ?? DateTimeOffset.UnixEpoch);
        json.Texts("createdBy", [graph.Id("SPDXRef-Agent")]);
        json.Texts("createdUsing", [graph.Id("SPDXRef-Tool")]);
        json.EndObject();
        graph.Start("SoftwareAgent", "SPDXRef-Agent");
        json.Text("name", "Plimsoll");
        json.EndObject();
        graph.Start("Tool", "SPDXRef-Tool");
        json.Text("name", $"plimsoll-{content.ToolVersion}");
        json.EndObject();
    }

    static void Root(SbomContent content, Spdx3Graph graph, JsonText json)
    {
        graph.Start("software_Package", SpdxNames.Root);
        json.Text("name", content.Facts.SubjectName);
        json.TextIfAny("software_packageVersion", content.Facts.Digest?.ToString() ?? "");
        json.Text("software_primaryPurpose", CycloneDxReport.RootType(content.Facts));
        json.EndObject();
        graph.Annotation(SpdxNames.Root, PropertyLines.Write(content.Properties));
    }

    static void DistroPackage(Distro distro, Spdx3Graph graph, JsonText json)
    {
        graph.Start("software_Package", SpdxNames.Distro);
        json.Text("name", distro.Id);
        json.TextIfAny("software_packageVersion", distro.VersionId);
        json.TextIfAny("summary", distro.PrettyName);
        json.Text("software_primaryPurpose", "operatingSystem");
        json.EndObject();
    }

    static void PackageOf(SbomEntry entry, Spdx3Graph graph, JsonText json)
    {
        var name = SpdxNames.Of(entry);
        graph.Start("software_Package", name);
        json.Text("name", entry.Package.Name);
        json.TextIfAny("software_packageVersion", entry.Package.Version);
        json.Text("software_packageUrl", entry.Purl);
        json.Text("software_primaryPurpose", entry.Package.Ecosystem == Ecosystem.Binary ? "application" : "library");
        json.TextIfAny("software_sourceInfo", entry.Package.Location.Path.Length == 0 ? "" : $"Found in {entry.Package.Location.FullPath}.");
        json.EndObject();
        graph.Annotation(name, SpdxNames.Annotation(entry));
    }

    static void Relationships(SbomContent content, Spdx3Graph graph)
    {
        var names = SpdxNames.ByReference(content);
        string[] contained = [.. content.Facts.Distro is null ? (string[])[] : [SpdxNames.Distro], .. content.Entries.Select(entry => names[entry.Reference])];
        graph.Relationship(SpdxNames.Root, "contains", contained);
        foreach (var entry in content.Entries.Where(entry => entry.Needs.Length > 0))
            graph.Relationship(names[entry.Reference], "dependsOn", [.. entry.Needs.Select(need => names[need])]);
        graph.Relationship(
            SpdxNames.Root, "dependsOn", [.. content.Entries.Where(entry => entry.Package.IsDevelopment).Select(entry => names[entry.Reference])], "development");
    }

    static void Licenses(SbomContent content, Spdx3Graph graph, JsonText json)
    {
        var licenses = new SpdxLicenses();
        var byExpression = new SortedDictionary<string, List<SbomEntry>>(StringComparer.Ordinal);
        foreach (var entry in content.Entries)
        {
            if (licenses.ExpressionOf(entry.Package.Licenses) is not { Length: > 0 } expression)
                continue;
            if (!byExpression.TryGetValue(expression, out var entries))
                entries = byExpression[expression] = [];
            entries.Add(entry);
        }
        foreach (var (name, text) in licenses.Texts)
        {
            graph.Start("simplelicensing_SimpleLicensingText", $"SPDXRef-{name}");
            json.Text("name", name);
            json.Text("simplelicensing_licenseText", text);
            json.EndObject();
        }
        foreach (var (expression, entries) in byExpression)
        {
            var id = $"SPDXRef-License-{SbomContent.ShortId(expression)}";
            graph.Start("simplelicensing_LicenseExpression", id);
            json.Text("simplelicensing_licenseExpression", expression);
            CustomNames([.. licenses.Texts.Keys.Where(name => expression.Contains(name, StringComparison.Ordinal))], graph, json);
            json.EndObject();
            foreach (var entry in entries)
                graph.Relationship(SpdxNames.Of(entry), "hasDeclaredLicense", [id]);
        }
    }

    static void CustomNames(ImmutableArray<string> names, Spdx3Graph graph, JsonText json)
    {
        if (names.IsEmpty)
            return;
        json.StartArray("simplelicensing_customIdToUri");
        foreach (var name in names)
        {
            json.StartObject();
            json.Text("type", "DictionaryEntry");
            json.Text("key", name);
            json.Text("value", graph.Id($"SPDXRef-{name}"));
            json.EndObject();
        }
        json.EndArray();
    }

    // They name all other elements, so they stand last.
    static void Documents(SbomContent content, Spdx3Graph graph, JsonText json)
    {
        string[] elements = [.. graph.Written];
        graph.Start("software_Sbom", "SPDXRef-Sbom");
        json.Texts("rootElement", [graph.Id(SpdxNames.Root)]);
        json.Texts("element", elements);
        json.Texts("software_sbomType", ["analyzed"]);
        json.EndObject();
        graph.Start("SpdxDocument", SpdxNames.Document);
        json.Text("name", content.Facts.SubjectName);
        json.Texts("rootElement", [graph.Id("SPDXRef-Sbom")]);
        json.Texts("element", [.. elements, graph.Id("SPDXRef-Sbom")]);
        json.Texts("profileConformance", ["core", "software", "simpleLicensing"]);
        json.EndObject();
    }
}
