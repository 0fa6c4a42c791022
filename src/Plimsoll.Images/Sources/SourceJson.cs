using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Plimsoll.Images.Sources.DockerArchive;
using Plimsoll.Images.Sources.OciLayout;

namespace Plimsoll.Images.Sources;

/// <summary>How the documents of images are read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowDuplicateProperties = false, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ConfigurationDocument))]
[JsonSerializable(typeof(OciDocument))]
[JsonSerializable(typeof(IReadOnlyList<DockerManifest>))]
sealed partial class SourceJson : JsonSerializerContext
{
    const int MaxPathLength = 100;

    /// <summary>What a document should be, for messages.</summary>
    public static string ShapeOf(JsonTypeInfo type) =>
        type.Type == typeof(ConfigurationDocument) ? "an object with os, architecture, config and rootfs"
        : type.Type == typeof(OciDocument) ? "an object with manifests, or with config and layers"
        : "a list of objects with Config and Layers";

    /// <summary>What is wrong with a document and where, as a sentence: the parser's own words name types of this program.</summary>
    public static string FaultOf(JsonException problem)
    {
        var line = ((problem.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
        var column = ((problem.BytePositionInLine ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
        // The reader's own exception says that it is no JSON at all.
        if (problem.InnerException is JsonException)
            return $"it is empty or no JSON, seen in line {line}, byte {column}.";
        var path = problem.Path is { Length: > 0 } whole ? whole[..Math.Min(whole.Length, MaxPathLength)] : "$";
        return $"the value at {path} (line {line}, byte {column}) is of another kind, or is there twice.";
    }
}
