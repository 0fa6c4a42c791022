using Plimsoll.Model.Images;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>One file of a published database.</summary>
/// <param name="Name"><see cref="Release.Database"/> or <see cref="Release.Texts"/>.</param>
/// <param name="Digest">Of the file.</param>
/// <param name="Size">Bytes of the file.</param>
/// <param name="Blob">The file compressed by Brotli.</param>
public sealed record ReleasePart(string Name, Digest Digest, long Size, ReleaseBlob Blob);
