using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources;

/// <summary>The configuration of an image as it is stored.</summary>
/// <remarks>OCI image-spec v1.1, config.md; Docker image specification v1.2 has the same fields.</remarks>
sealed record ConfigurationDocument(
    string? Created = null,
    string? Os = null,
    string? Architecture = null,
    string? Variant = null,
    ConfigurationDocument.Execution? Config = null,
    ConfigurationDocument.RootFileSystem? Rootfs = null,
    IReadOnlyList<ConfigurationDocument.Step?>? History = null)
{
    /// <summary>What the image is built for.</summary>
    [JsonIgnore]
    public Platform Platform => new(Os ?? "", Architecture ?? "", Variant ?? "");

    /// <summary>The digests of the uncompressed layers, lowest first; <c>null</c> in the place of one that is no digest.</summary>
    [JsonIgnore]
    public ImmutableArray<Digest?> DiffIds =>
        [.. (Rootfs?.DiffIds ?? []).Select(text => Digest.TryParse(text, out var digest) ? digest : (Digest?)null)];

    /// <summary>The build step of every layer: steps that changed no file have none.</summary>
    [JsonIgnore]
    public ImmutableArray<string> LayerSteps =>
        [.. (History ?? []).Where(step => step is { EmptyLayer: not true }).Select(step => step?.CreatedBy ?? "")];

    /// <summary>How the image runs.</summary>
    public ImageConfiguration ToConfiguration() => new(
        DateTimeOffset.TryParse(Created, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created) ? created : null,
        Config?.User ?? "",
        Texts(Config?.Env),
        Texts(Config?.Entrypoint),
        Texts(Config?.Cmd),
        Config?.WorkingDir ?? "",
        [.. (Config?.ExposedPorts ?? []).Keys.Order(StringComparer.Ordinal)],
        (Config?.Labels ?? []).ToImmutableSortedDictionary(label => label.Key, label => label.Value ?? "", StringComparer.Ordinal));

    /// <summary>The layers the configuration describes.</summary>
    /// <param name="index">Position from the bottom.</param>
    /// <param name="mediaType">As the manifest states it.</param>
    /// <param name="digest">The blob's digest.</param>
    /// <param name="storedBytes">The blob's size, bytes.</param>
    public LayerDescriptor Layer(int index, string mediaType, Digest? digest, long storedBytes) => new(
        index, mediaType, digest, DiffIds.ElementAtOrDefault(index), Math.Clamp(storedBytes, 0, LayerLimits.MaxStoredBytes), LayerSteps.ElementAtOrDefault(index) ?? "");

    /// <summary>What is not read where the manifest has other layers than the configuration describes.</summary>
    /// <param name="path">The image, for people.</param>
    /// <param name="layers">How many layers the manifest has.</param>
    public ImmutableArray<Unread> UnreadBeside(string path, int layers) => DiffIds.Length is > 0 and var described && described != layers
        ? [new Unread(path, UnreadReason.Malformed, $"The manifest has {Count(layers)}, the configuration names {described}: only those of the manifest were read.")]
        : [];

    static string Count(int layers) => layers == 1 ? "1 layer" : $"{layers} layers";

    static ImmutableArray<string> Texts(IReadOnlyList<string?>? texts) => [.. (texts ?? []).OfType<string>()];

    /// <summary>The part <c>config</c>.</summary>
    internal sealed record Execution(
        [property: JsonPropertyName("User")] string? User = null,
        [property: JsonPropertyName("Env")] IReadOnlyList<string?>? Env = null,
        [property: JsonPropertyName("Entrypoint")] IReadOnlyList<string?>? Entrypoint = null,
        [property: JsonPropertyName("Cmd")] IReadOnlyList<string?>? Cmd = null,
        [property: JsonPropertyName("WorkingDir")] string? WorkingDir = null,
        [property: JsonPropertyName("ExposedPorts")] Dictionary<string, JsonElement>? ExposedPorts = null,
        [property: JsonPropertyName("Labels")] Dictionary<string, string?>? Labels = null);

    /// <summary>The part <c>rootfs</c>.</summary>
    internal sealed record RootFileSystem([property: JsonPropertyName("diff_ids")] IReadOnlyList<string?>? DiffIds = null);

    /// <summary>A step of <c>history</c>.</summary>
    internal sealed record Step(
        [property: JsonPropertyName("created_by")] string? CreatedBy = null,
        [property: JsonPropertyName("empty_layer")] bool? EmptyLayer = null);
}
