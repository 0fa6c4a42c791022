using Plimsoll.Model.Images;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>The way from one file to the next.</summary>
/// <param name="Part">The name of the part, of which both files are.</param>
/// <param name="From">The digest of the older file.</param>
/// <param name="To">The digest of the newer file.</param>
/// <param name="Size">Bytes of the newer file.</param>
/// <param name="Blob">The <see cref="BinaryDelta"/> between them.</param>
public sealed record ReleaseDelta(string Part, Digest From, Digest To, long Size, ReleaseBlob Blob);
