using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources;

/// <summary>One layer as the image names it, before anybody has read it.</summary>
/// <param name="Index">Position from the bottom, from 0.</param>
/// <param name="MediaType">As the manifest states it; empty where there is no manifest (docker-archive).</param>
/// <param name="Digest">The blob's digest; <c>null</c> where nothing states it (docker-archive).</param>
/// <param name="DiffId">The digest of the uncompressed tar; <c>null</c> where the configuration does not state it.</param>
/// <param name="StoredBytes">Size of the blob, bytes.</param>
/// <param name="CreatedBy">The build step that made it; empty where unknown.</param>
public sealed record LayerDescriptor(
    int Index, string MediaType, Digest? Digest, Digest? DiffId, long StoredBytes, string CreatedBy)
{
    /// <summary>The layer in reports of what could not be read.</summary>
    public string Title => $"layer {Index + 1} ({(Digest ?? DiffId)?.ToString() ?? "without a digest"})";
}
