using System.Text.Json;

namespace Plimsoll.Images.Sboms;

/// <summary>Reads SPDX 3 JSON-LD.</summary>
/// <remarks>https://spdx.github.io/spdx-spec/v3.0.1/serializations/: all elements stand in one list, and name each other by id.</remarks>
static class Spdx3Json
{
    /// <summary>What the address of its context begins with.</summary>
    public const string ContextPrefix = "https://spdx.org/rdf/3.";

    /// <summary>Reads a document.</summary>
    /// <exception cref="InvalidDataException">It has no list of elements.</exception>
    public static SbomDocument Read(JsonElement root)
    {
        if (root.Member("@graph") is not { ValueKind: JsonValueKind.Array })
            throw new InvalidDataException("It is SPDX 3, but has no list of elements, \"@graph\".");

        var elements = root.Items("@graph").ToList();
        var creation = elements.Find(element => element.Text("type") == "CreationInfo");
        var document = new SbomDocument(SbomFormat.Spdx3Json, VersionOf(root, creation)) { Created = SbomJson.Moment(creation.Text("created")) };
        var content = new SpdxContent();
        var expressions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in elements)
            Take(element, document, content, expressions);
        foreach (var element in elements)
            Connect(element, content, expressions);
        content.AddTo(document);
        return document;
    }

    static string VersionOf(JsonElement root, JsonElement creation) => creation.Text("specVersion") is { Length: > 0 } stated
        ? stated
        : root.Text("@context")["https://spdx.org/rdf/".Length..].Split('/')[0];

    static void Take(JsonElement element, SbomDocument document, SpdxContent content, Dictionary<string, string> expressions)
    {
        switch (element.Text("type"))
        {
            case "software_Package": content.Add(Package(element)); break;
            case "software_Sbom":
                foreach (var id in element.Texts("rootElement"))
                    content.Described.Add(id);
                break;
            case "SpdxDocument": document.SubjectName = element.Text("name"); break;
            case "simplelicensing_LicenseExpression":
                expressions[element.Text("spdxId")] = element.Text("simplelicensing_licenseExpression");
                break;
            case "simplelicensing_SimpleLicensingText":
                content.Licenses[element.Text("name")] = element.Text("simplelicensing_licenseText");
                break;
        }
    }

    static void Connect(JsonElement element, SpdxContent content, Dictionary<string, string> expressions)
    {
        switch (element.Text("type"))
        {
            case "Annotation": content.Find(element.Text("subject"))?.Annotate(element.Text("statement")); break;
            case "Relationship" or "LifecycleScopedRelationship":
                foreach (var to in element.Texts("to"))
                    Relate(element, to, content, expressions);
                break;
        }
    }

    static void Relate(JsonElement relationship, string to, SpdxContent content, Dictionary<string, string> expressions)
    {
        var from = relationship.Text("from");
        switch (relationship.Text("relationshipType"))
        {
            case "dependsOn":
                content.Relate(from, "DEPENDSON", to);
                if (relationship.Text("scope") is "development" or "test" or "build" && content.Find(to) is { } needed)
                    needed.IsDevelopment = true;
                break;
            case "hasDeclaredLicense" when content.Find(from) is { } package: package.Declared = expressions.GetValueOrDefault(to, ""); break;
            case "hasConcludedLicense" when content.Find(from) is { } package: package.Concluded = expressions.GetValueOrDefault(to, ""); break;
        }
    }

    static SpdxPackage Package(JsonElement element) => new()
    {
        Id = element.Text("spdxId"),
        Name = element.Text("name"),
        Version = element.Text("software_packageVersion"),
        Purpose = SpdxVersion.Word(element.Text("software_primaryPurpose")),
        SourceInfo = element.Text("software_sourceInfo"),
        Summary = element.Text("summary"),
        Purl = element.Text("software_packageUrl") is { Length: > 0 } purl
            ? purl
            : element.Items("externalIdentifier").Where(id => id.Text("externalIdentifierType") is "packageUrl" or "purl").Select(id => id.Text("identifier")).FirstOrDefault(""),
    };
}
