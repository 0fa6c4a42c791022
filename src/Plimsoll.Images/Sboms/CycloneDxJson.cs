using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Model.Sboms;

namespace Plimsoll.Images.Sboms;

/// <summary>Reads CycloneDX JSON.</summary>
/// <remarks>https://cyclonedx.org/docs/1.7/json/; what later versions of 1.x add does not change what is read here.</remarks>
static class CycloneDxJson
{
    /// <summary>Reads a document.</summary>
    /// <exception cref="InvalidDataException">It has a version that is not read.</exception>
    public static SbomDocument Read(JsonElement root)
    {
        var document = new SbomDocument(SbomFormat.CycloneDxJson, CycloneDxKinds.Version(root.Text("specVersion")));
        if (root.Member("metadata") is { } metadata)
        {
            document.Created = SbomJson.Moment(metadata.Text("timestamp"));
            if (metadata.Member("component") is { } subject)
            {
                document.SubjectName = subject.Text("name");
                document.Properties.AddRange(Properties(subject));
            }
        }
        Components(root, document);
        foreach (var dependency in root.Items("dependencies"))
        {
            foreach (var need in dependency.Texts("dependsOn"))
                document.AddNeed(dependency.Text("ref"), need);
        }
        return document;
    }

    // In the order of the document: a component, then those inside it.
    static void Components(JsonElement root, SbomDocument document)
    {
        var open = new Stack<IEnumerator<JsonElement>>();
        open.Push(root.Items("components").GetEnumerator());
        while (open.TryPeek(out var level))
        {
            if (!level.MoveNext())
            {
                open.Pop().Dispose();
                continue;
            }
            var component = level.Current;
            document.Add(Component(component, $"#{document.Components.Count}"));
            if (component.Member("components") is not null)
                open.Push(component.Items("components").GetEnumerator());
        }
    }

    static SbomComponent Component(JsonElement component, string otherwise)
    {
        var path = component.Member("evidence") is { } evidence
            ? evidence.Items("occurrences").Select(place => place.Text("location")).FirstOrDefault("")
            : "";
        return new SbomComponent(
            component.Text("bom-ref") is { Length: > 0 } id ? id : otherwise,
            CycloneDxKinds.Kind(component.Text("type")),
            component.Text("name"),
            component.Text("version"),
            component.Text("purl"))
        {
            Licenses = Licenses(component),
            Properties = [.. Properties(component)],
            Path = path,
            Description = component.Text("description"),
            IsDevelopment = component.Text("scope") == CycloneDxKinds.DevelopmentScope,
        };
    }

    static ImmutableArray<string> Licenses(JsonElement component) =>
    [
        .. component.Items("licenses").Select(choice =>
                choice.Text("expression") is { Length: > 0 } expression ? expression
                : choice.Member("license") is not { } license ? ""
                : license.Text("id") is { Length: > 0 } id ? id : license.Text("name"))
            .Where(text => text.Length > 0),
    ];

    static IEnumerable<SbomProperty> Properties(JsonElement element) =>
        element.Items("properties").Select(property => new SbomProperty(property.Text("name"), property.Text("value")));
}
