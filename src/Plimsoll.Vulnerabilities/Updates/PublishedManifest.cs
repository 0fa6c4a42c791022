namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>A manifest as its source gave it.</summary>
/// <param name="Bytes">The manifest.</param>
/// <param name="Version">What the source knows it by, to ask whether there is another: a digest, or the tag of a web server.</param>
public sealed record PublishedManifest(byte[] Bytes, string Version);
