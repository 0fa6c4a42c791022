namespace Plimsoll.Model.Images;

/// <summary>One layer of an image, lowest first.</summary>
/// <param name="Index">Position from the bottom, from 0.</param>
/// <param name="Digest">The digest of the blob as it is stored; equal to <paramref name="DiffId"/> where it is stored uncompressed.</param>
/// <param name="DiffId">The digest of the uncompressed tar.</param>
/// <param name="StoredBytes">Size of the blob as it is stored, bytes.</param>
/// <param name="TarBytes">Size of the uncompressed tar, bytes.</param>
/// <param name="CreatedBy">The build step that made it, from the image's history; empty where unknown.</param>
public sealed record ImageLayer(int Index, Digest Digest, Digest DiffId, long StoredBytes, long TarBytes, string CreatedBy);
