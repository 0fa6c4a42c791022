using System.Text.Json;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Sboms;

namespace Plimsoll.Images.Sboms;

/// <summary>Reads the JSON of Syft.</summary>
/// <remarks>https://github.com/anchore/syft, schema/json: <c>artifacts</c>, <c>artifactRelationships</c>, <c>distro</c>, <c>source</c>.</remarks>
static class SyftJson
{
    /// <summary>Whether a document is Syft's: its schema says so.</summary>
    public static bool Recognises(JsonElement root) =>
        root.Member("schema") is { } schema && schema.Text("url").Contains("syft", StringComparison.Ordinal) && root.Member("artifacts") is { ValueKind: JsonValueKind.Array };

    /// <summary>Reads a document.</summary>
    public static SbomDocument Read(JsonElement root)
    {
        var document = new SbomDocument(SbomFormat.SyftJson, root.Member("schema")?.Text("version") ?? "");
        // Schemas before 2 call them name and version.
        if (root.Member("distro") is { } distro && Either(distro, "id", "name") is { Length: > 0 } id)
            document.Distro = new Distro(id, Either(distro, "versionID", "version"), distro.Text("versionCodename"), distro.Text("prettyName"));
        if (root.Member("source") is { } source)
            document.SubjectName = source.Member("target") is { ValueKind: JsonValueKind.Object } target ? target.Text("userInput") : source.Text("name");

        foreach (var artifact in root.Items("artifacts"))
            document.Add(Component(artifact));
        foreach (var relationship in root.Items("artifactRelationships").Where(relationship => relationship.Text("type") == "dependency-of"))
            document.AddNeed(relationship.Text("child"), relationship.Text("parent"));
        return document;
    }

    static string Either(JsonElement element, string name, string former) => element.Text(name) is { Length: > 0 } text ? text : element.Text(former);

    static SbomComponent Component(JsonElement artifact)
    {
        var place = artifact.Items("locations").FirstOrDefault();
        return new SbomComponent(artifact.Text("id"), SbomComponentKind.Package, artifact.Text("name"), artifact.Text("version"), artifact.Text("purl"))
        {
            Licenses =
            [
                .. artifact.Items("licenses")
                    .Select(license => license.ValueKind == JsonValueKind.String ? license.GetString() ?? ""
                        : license.Text("spdxExpression") is { Length: > 0 } expression ? expression : license.Text("value"))
                    .Where(text => text.Length > 0),
            ],
            Path = place.Text("path").TrimStart('/'),
            Properties = [.. Properties(artifact, place)],
        };
    }

    static IEnumerable<SbomProperty> Properties(JsonElement artifact, JsonElement place)
    {
        yield return new SbomProperty("syft:location:0:layerID", place.Text("layerID"));
        if (artifact.Member("metadata") is not { } metadata)
            yield break;
        foreach (var name in (string[])["source", "sourceVersion", "sourceRpm", "originPackage"])
        {
            if (metadata.Text(name) is { Length: > 0 } value)
                yield return new SbomProperty($"syft:metadata:{name}", value);
        }
    }
}
