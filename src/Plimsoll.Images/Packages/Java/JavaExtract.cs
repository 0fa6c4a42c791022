using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plimsoll.Images.Layers;

namespace Plimsoll.Images.Packages.Java;

/// <summary>What is kept of a file that is an archive: the archive, those inside it, and what could not be read of them. Kept as JSON.</summary>
/// <param name="Archives">The archives; one comes before those inside it.</param>
/// <param name="Problems">What could not be read, each with the path inside the file in front.</param>
sealed record JavaExtract(IReadOnlyList<JavaArchive> Archives, IReadOnlyList<string> Problems)
{
    /// <summary>What all records of one extract may cost: characters, and <see cref="RecordCost"/> a record.</summary>
    public const int MaxCost = LayerLimits.MaxExtractBytes / BytesPerCharacter - 64 * RecordCost;

    /// <summary>What a record costs beside its texts.</summary>
    public const int RecordCost = 16;

    // A character is at most \uXXXX in JSON.
    const int BytesPerCharacter = 6;

    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it.</summary>
    public byte[] Write()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("archives");
            foreach (var archive in Archives)
                Write(writer, archive);
            writer.WriteEndArray();
            writer.WriteStartArray("problems");
            foreach (var problem in Problems)
                writer.WriteStringValue(problem);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return stream.ToArray();
    }

    /// <summary>Reads what <see cref="Write()"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static JavaExtract Read(ReadOnlyMemory<byte> extract) => BoundedJson.Read(extract, static root =>
    {
        var archives = new List<JavaArchive>();
        foreach (var archive in Array(root, "archives"))
        {
            var parent = archive.ValueKind == JsonValueKind.Object && archive.TryGetProperty("in", out var stated)
                && stated.ValueKind == JsonValueKind.Number && stated.TryGetInt32(out var number) ? number : -1;
            if (parent < -1 || parent >= archives.Count)
                throw new InvalidDataException("An archive lies in one that is not there.");
            archives.Add(new JavaArchive(Text(archive, "path"), parent)
            {
                Manifest = ReadManifest(archive),
                Coordinates = [.. Array(archive, "maven").Select(ReadCoordinates)],
                NativeImages = [.. Array(archive, "native").Select(ReadCoordinates)],
            });
        }
        return new JavaExtract(archives, [.. Array(root, "problems").Select(static problem => Text(problem))]);
    });

    static void Write(Utf8JsonWriter writer, JavaArchive archive)
    {
        writer.WriteStartObject();
        writer.WriteString("path", archive.Inside);
        writer.WriteNumber("in", archive.Parent);
        writer.WriteStartObject("manifest");
        foreach (var (name, value) in archive.Manifest)
            writer.WriteString(name, value);
        writer.WriteEndObject();
        Write(writer, "maven", archive.Coordinates);
        Write(writer, "native", archive.NativeImages);
        writer.WriteEndObject();
    }

    static void Write(Utf8JsonWriter writer, string name, List<MavenCoordinates> list)
    {
        writer.WriteStartArray(name);
        foreach (var coordinates in list)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(coordinates.Group);
            writer.WriteStringValue(coordinates.Artifact);
            writer.WriteStringValue(coordinates.Version);
            foreach (var license in coordinates.Licenses)
                writer.WriteStringValue(license);
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
    }

    static Dictionary<string, string> ReadManifest(JsonElement archive)
    {
        var manifest = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!archive.TryGetProperty("manifest", out var attributes) || attributes.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException("An archive has no manifest.");
        foreach (var attribute in attributes.EnumerateObject())
            manifest[attribute.Name] = Text(attribute.Value);
        return manifest;
    }

    static MavenCoordinates ReadCoordinates(JsonElement element)
    {
        var texts = element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().Select(Text).ToImmutableArray() : [];
        return texts is [var group, var artifact, var version, .. var licenses]
            ? new MavenCoordinates(group, artifact, version) { Licenses = licenses }
            : throw new InvalidDataException("Coordinates are fewer than three texts.");
    }

    static JsonElement.ArrayEnumerator Array(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : throw new InvalidDataException($"It has no list \"{name}\".");

    static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? Text(value) : Text(default(JsonElement));

    static string Text(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString()!
        : throw new InvalidDataException("A text is missing.");
}
