using System.Text.Json;

namespace Plimsoll.Images.Sboms;

/// <summary>Reads SPDX 2 JSON.</summary>
/// <remarks>https://spdx.github.io/spdx-spec/v2.3/, also 2.1 and 2.2, which have fewer fields.</remarks>
static class SpdxJson
{
    /// <summary>Reads a document.</summary>
    /// <exception cref="InvalidDataException">It has a version that is not read.</exception>
    public static SbomDocument Read(JsonElement root)
    {
        var document = new SbomDocument(SbomFormat.SpdxJson, SpdxVersion.Of(root.Text("spdxVersion"))) { SubjectName = root.Text("name") };
        if (root.Member("creationInfo") is { } creation)
            document.Created = SbomJson.Moment(creation.Text("created"));

        var content = new SpdxContent();
        foreach (var id in root.Texts("documentDescribes"))
            content.Described.Add(id);
        foreach (var package in root.Items("packages"))
            content.Add(Package(package));
        foreach (var info in root.Items("hasExtractedLicensingInfos"))
            content.Licenses[info.Text("licenseId")] = info.Text("name") is { Length: > 0 } name and not "NOASSERTION" ? name : info.Text("extractedText");
        foreach (var relationship in root.Items("relationships"))
            content.Relate(relationship.Text("spdxElementId"), SpdxVersion.Word(relationship.Text("relationshipType")), relationship.Text("relatedSpdxElement"));
        content.AddTo(document);
        return document;
    }

    static SpdxPackage Package(JsonElement package)
    {
        var read = new SpdxPackage
        {
            Id = package.Text("SPDXID"),
            Name = package.Text("name"),
            Version = package.Text("versionInfo"),
            Purpose = SpdxVersion.Word(package.Text("primaryPackagePurpose")),
            SourceInfo = package.Text("sourceInfo"),
            Summary = package.Text("summary"),
            Declared = package.Text("licenseDeclared"),
            Concluded = package.Text("licenseConcluded"),
            Purl = package.Items("externalRefs")
                .Where(reference => reference.Text("referenceType") == "purl" || reference.Text("referenceType").EndsWith("/purl", StringComparison.Ordinal))
                .Select(reference => reference.Text("referenceLocator"))
                .FirstOrDefault(""),
        };
        foreach (var annotation in package.Items("annotations"))
            read.Annotate(annotation.Text("comment"));
        foreach (var text in package.Texts("attributionTexts"))
            read.Annotate(text);
        return read;
    }
}
