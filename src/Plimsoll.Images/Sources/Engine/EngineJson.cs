using System.Text.Json.Serialization;

namespace Plimsoll.Images.Sources.Engine;

/// <summary>How the answers of container engines are read.</summary>
[JsonSerializable(typeof(EngineImageDocument))]
[JsonSerializable(typeof(EngineErrorDocument))]
sealed partial class EngineJson : JsonSerializerContext;

/// <summary>What an engine says about an image that it has.</summary>
sealed record EngineImageDocument([property: JsonPropertyName("Id")] string? Id = null, [property: JsonPropertyName("Size")] long Size = 0);

/// <summary>Why an engine refuses.</summary>
sealed record EngineErrorDocument([property: JsonPropertyName("message")] string? Message = null);
