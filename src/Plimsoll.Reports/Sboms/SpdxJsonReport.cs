using Plimsoll.Model.Packages;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Sboms;

namespace Plimsoll.Reports.Sboms;

/// <summary>The bill of materials of an image as SPDX 2.3 JSON.</summary>
/// <remarks>
/// SPDX 2.3 (ISO/IEC 5962 and its successor), https://spdx.github.io/spdx-spec/v2.3/. Its namespace is made from its content. The format asks
/// for a moment of creation: where neither the image nor the user names one it is the beginning of 1970, as for files of reproducible builds.
/// </remarks>
public sealed class SpdxJsonReport : IReport
{
    const string Tool = "Tool: plimsoll-";

    /// <inheritdoc/>
    public string Name => "spdx-json";

    /// <inheritdoc/>
    public string Description => "bill of materials (SPDX 2.3, JSON)";

    /// <inheritdoc/>
    public void Write(Examination examination, TextWriter output, ReportStyle style)
    {
        var content = SbomContent.Of(examination);
        var uuid = HashingWriter.UuidOf(writer => Write(content, "", writer));
        Write(content, SpdxNames.Namespace(uuid), output);
    }

    static void Write(SbomContent content, string space, TextWriter output)
    {
        var created = content.Created ?? DateTimeOffset.UnixEpoch;
        var licenses = new SpdxLicenses();
        using var json = new JsonText(output);
        json.StartObject();
        json.Text("spdxVersion", "SPDX-2.3");
        json.Text("dataLicense", "CC0-1.0");
        json.Text("SPDXID", SpdxNames.Document);
        json.Text("name", content.Facts.SubjectName);
        json.Text("documentNamespace", space);
        json.StartObject("creationInfo");
        json.Moment("created", created);
        json.Texts("creators", [$"{Tool}{content.ToolVersion}"]);
        json.EndObject();

        json.StartArray("packages");
        Root(content, created, json);
        if (content.Facts.Distro is { } distro)
            DistroPackage(distro, json);
        foreach (var entry in content.Entries)
            PackageOf(entry, licenses, content, created, json);
        json.EndArray();

        if (licenses.Texts.Count > 0)
            Texts(licenses, json);
        Relationships(content, json);
        json.EndObject();
    }

    static void Root(SbomContent content, DateTimeOffset created, JsonText json)
    {
        json.StartObject();
        json.Text("SPDXID", SpdxNames.Root);
        json.Text("name", content.Facts.SubjectName);
        json.TextIfAny("versionInfo", content.Facts.Digest?.ToString() ?? "");
        json.Text("downloadLocation", "NOASSERTION");
        json.Flag("filesAnalyzed", false);
        json.Text("primaryPackagePurpose", CycloneDxReport.RootType(content.Facts).ToUpperInvariant());
        Annotation(PropertyLines.Write(content.Properties), content, created, json);
        json.EndObject();
    }

    static void DistroPackage(Distro distro, JsonText json)
    {
        json.StartObject();
        json.Text("SPDXID", SpdxNames.Distro);
        json.Text("name", distro.Id);
        json.TextIfAny("versionInfo", distro.VersionId);
        json.Text("downloadLocation", "NOASSERTION");
        json.Flag("filesAnalyzed", false);
        json.Text("primaryPackagePurpose", "OPERATING_SYSTEM");
        json.TextIfAny("summary", distro.PrettyName);
        json.EndObject();
    }

    static void PackageOf(SbomEntry entry, SpdxLicenses licenses, SbomContent content, DateTimeOffset created, JsonText json)
    {
        var package = entry.Package;
        json.StartObject();
        json.Text("SPDXID", SpdxNames.Of(entry));
        json.Text("name", package.Name);
        json.TextIfAny("versionInfo", package.Version);
        if (package.Vendor.Length > 0)
            json.Text("supplier", $"Organization: {package.Vendor}");
        json.Text("downloadLocation", "NOASSERTION");
        json.Flag("filesAnalyzed", false);
        json.TextIfAny("sourceInfo", package.Location.Path.Length == 0 ? "" : $"Found in {package.Location.FullPath}.");
        json.Text("licenseConcluded", "NOASSERTION");
        json.Text("licenseDeclared", licenses.ExpressionOf(package.Licenses) is { Length: > 0 } expression ? expression : "NOASSERTION");
        json.Text("copyrightText", "NOASSERTION");
        json.Text("primaryPackagePurpose", package.Ecosystem == Ecosystem.Binary ? "APPLICATION" : "LIBRARY");
        json.StartArray("externalRefs");
        json.StartObject();
        json.Text("referenceCategory", "PACKAGE-MANAGER");
        json.Text("referenceType", "purl");
        json.Text("referenceLocator", entry.Purl);
        json.EndObject();
        json.EndArray();
        Annotation(SpdxNames.Annotation(entry), content, created, json);
        json.EndObject();
    }

    static void Annotation(string text, SbomContent content, DateTimeOffset created, JsonText json)
    {
        if (text.Length == 0)
            return;
        json.StartArray("annotations");
        json.StartObject();
        json.Moment("annotationDate", created);
        json.Text("annotationType", "OTHER");
        json.Text("annotator", $"{Tool}{content.ToolVersion}");
        json.Text("comment", text);
        json.EndObject();
        json.EndArray();
    }

    static void Texts(SpdxLicenses licenses, JsonText json)
    {
        json.StartArray("hasExtractedLicensingInfos");
        foreach (var (name, text) in licenses.Texts)
        {
            json.StartObject();
            json.Text("licenseId", name);
            json.Text("name", text);
            json.Text("extractedText", text);
            json.EndObject();
        }
        json.EndArray();
    }

    static void Relationships(SbomContent content, JsonText json)
    {
        var names = SpdxNames.ByReference(content);
        json.StartArray("relationships");
        Relationship(SpdxNames.Document, "DESCRIBES", SpdxNames.Root, json);
        if (content.Facts.Distro is not null)
            Relationship(SpdxNames.Root, "CONTAINS", SpdxNames.Distro, json);
        foreach (var entry in content.Entries)
        {
            var name = names[entry.Reference];
            Relationship(SpdxNames.Root, "CONTAINS", name, json);
            if (entry.Package.IsDevelopment)
                Relationship(name, "DEV_DEPENDENCY_OF", SpdxNames.Root, json);
            foreach (var need in entry.Needs)
                Relationship(name, "DEPENDS_ON", names[need], json);
        }
        json.EndArray();
    }

    static void Relationship(string from, string type, string to, JsonText json)
    {
        json.StartObject();
        json.Text("spdxElementId", from);
        json.Text("relationshipType", type);
        json.Text("relatedSpdxElement", to);
        json.EndObject();
    }
}
