using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Images.Layers;
using Plimsoll.Images.Packages;

namespace Plimsoll.Images.Distributions;

/// <summary>Reads which of Red Hat's repositories the packages of a layer may be from.</summary>
/// <remarks>
/// Format: JSON with a list <c>content_sets</c>, which Red Hat's build systems leave in every layer, in <c>root/buildinfo/content_manifests</c>
/// or <c>usr/share/buildinfo</c>.
/// </remarks>
static class ContentManifests
{
    const int MaxSets = 10_000;

    /// <summary>Whether it is such a file.</summary>
    public static bool Reads(in FileTraits file) =>
        file.Folder is "root/buildinfo/content_manifests" or "usr/share/buildinfo" && file.Name.EndsWith(".json", StringComparison.Ordinal);

    /// <summary>The repositories, ordered; none where the file is about something else.</summary>
    /// <exception cref="InvalidDataException">It is not JSON, or lists too many.</exception>
    public static ImmutableArray<string> Read(ReadOnlyMemory<byte> content) => BoundedJson.Read(content, static root =>
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("content_sets", out var sets) || sets.ValueKind != JsonValueKind.Array)
            return [];
        if (sets.GetArrayLength() > MaxSets)
            throw new InvalidDataException($"it lists {sets.GetArrayLength()} repositories, at most {MaxSets} are read");
        return (ImmutableArray<string>)
        [
            .. sets.EnumerateArray().Where(set => set.ValueKind == JsonValueKind.String).Select(set => set.GetString()!)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    });
}
