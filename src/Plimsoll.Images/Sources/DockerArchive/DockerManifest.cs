using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Plimsoll.Images.Sources.DockerArchive;

/// <summary>One image of a docker-archive, as its <c>manifest.json</c> describes it.</summary>
/// <remarks>Docker image specification v1.2, "Combined Image JSON + Filesystem Changeset Format".</remarks>
sealed record DockerManifest(
    [property: JsonPropertyName("Config")] string? Config = null,
    [property: JsonPropertyName("RepoTags")] IReadOnlyList<string?>? RepoTags = null,
    [property: JsonPropertyName("Layers")] IReadOnlyList<string?>? Layers = null)
{
    /// <summary>The names people know the image by.</summary>
    [JsonIgnore]
    public ImmutableArray<string> Names => [.. (RepoTags ?? []).OfType<string>()];
}
