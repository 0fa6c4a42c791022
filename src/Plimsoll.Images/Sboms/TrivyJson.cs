using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Plimsoll.Model.Sboms;

namespace Plimsoll.Images.Sboms;

/// <summary>Reads the JSON report of Trivy as a bill of materials: the packages it lists, not what it found in them.</summary>
/// <remarks>
/// Schema 2, https://trivy.dev/latest/docs/configuration/reporting/#json: <c>Results[].Packages[]</c> with <c>Identifier.PURL</c>, <c>Metadata.OS</c>. A report
/// that was made without its list of packages names only those with findings, and is refused: it would look like a whole image.
/// </remarks>
static class TrivyJson
{
    const int KnownSchema = 2;

    /// <summary>Whether a document is a report of Trivy.</summary>
    public static bool Recognises(JsonElement root) =>
        root.Member("SchemaVersion") is { ValueKind: JsonValueKind.Number } && root.Member("ArtifactName") is { ValueKind: JsonValueKind.String };

    /// <summary>Reads a report.</summary>
    /// <exception cref="InvalidDataException">It is of a schema that is not read, or has findings without packages.</exception>
    public static SbomDocument Read(JsonElement root)
    {
        if (!root.Member("SchemaVersion")!.Value.TryGetInt32(out var schema) || schema != KnownSchema)
            throw new InvalidDataException($"It is a report of Trivy of another schema than {KnownSchema}, which alone is read.");

        var document = new SbomDocument(SbomFormat.TrivyJson, schema.ToString(CultureInfo.InvariantCulture))
        {
            SubjectName = root.Text("ArtifactName"),
            Created = SbomJson.Moment(root.Text("CreatedAt")),
        };
        if (root.Member("Metadata") is { } metadata && metadata.Member("OS") is { ValueKind: JsonValueKind.Object } system && system.Text("Family") is { Length: > 0 } family)
            document.Distro = SbomDistros.Of(new SbomComponent("", SbomComponentKind.OperatingSystem, family, system.Text("Name"), ""));

        var number = 0;
        foreach (var result in root.Items("Results"))
        {
            if (result.Member("Packages") is null && result.Items("Vulnerabilities").Any())
                throw new InvalidDataException($"The report lists what was found in \"{result.Text("Target")}\", but not its packages: make it with --list-all-pkgs.");
            Add(document, result, number++);
        }
        return document;
    }

    static void Add(SbomDocument document, JsonElement result, int number)
    {
        // An id is unique in its result; what it needs is of the same one.
        foreach (var package in result.Items("Packages"))
        {
            var id = $"{number}/{package.Text("ID")}";
            document.Add(Component(package, id, result));
            foreach (var needed in package.Texts("DependsOn"))
                document.AddNeed(id, $"{number}/{needed}");
        }
    }

    static SbomComponent Component(JsonElement package, string id, JsonElement result)
    {
        var purl = package.Member("Identifier") is { } identifier ? identifier.Text("PURL") : "";
        var target = result.Text("Class") == "os-pkgs" ? "" : result.Text("Target");
        return new SbomComponent(id, SbomComponentKind.Package, package.Text("Name"), package.Text("Version"), purl)
        {
            Licenses = [.. package.Texts("Licenses")],
            Path = package.Text("FilePath") is { Length: > 0 } path ? path : target,
            IsDevelopment = package.Member("Dev") is { ValueKind: JsonValueKind.True },
            Properties = Properties(package),
        };
    }

    static ImmutableArray<SbomProperty> Properties(JsonElement package)
    {
        var properties = ImmutableArray.CreateBuilder<SbomProperty>();
        foreach (var name in (ReadOnlySpan<string>)["SrcName", "SrcVersion", "SrcRelease"])
            Add(name, package.Text(name));
        if (package.Member("SrcEpoch") is { ValueKind: JsonValueKind.Number } epoch)
            Add("SrcEpoch", epoch.GetRawText());
        if (package.Member("Layer") is { } layer)
            Add("LayerDigest", layer.Text("Digest") is { Length: > 0 } digest ? digest : layer.Text("DiffID"));
        return properties.ToImmutable();

        void Add(string name, string value)
        {
            if (value.Length > 0)
                properties.Add(new SbomProperty(ForeignProperties.TrivyPrefix + name, value));
        }
    }
}
