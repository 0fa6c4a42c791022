using System.Text.Json.Serialization;
using Plimsoll.Images.Sources.DockerArchive;
using Plimsoll.Images.Sources.OciLayout;

namespace Plimsoll.Images.Sources;

/// <summary>How the documents of images are read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowDuplicateProperties = false, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ConfigurationDocument))]
[JsonSerializable(typeof(OciDocument))]
[JsonSerializable(typeof(IReadOnlyList<DockerManifest>))]
sealed partial class SourceJson : JsonSerializerContext;
