using Plimsoll.Model.Images;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>Content that lies where a database is published.</summary>
/// <param name="Digest">Of the content.</param>
/// <param name="Size">Its bytes.</param>
public sealed record ReleaseBlob(Digest Digest, long Size);
