using Plimsoll.Model.Images;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>What was published.</summary>
/// <param name="Release">The release.</param>
/// <param name="Manifest">The digest of its manifest.</param>
/// <param name="NoDelta">Why there is no delta from the release before; empty where there is one, or there was none before.</param>
public sealed record PublishResult(Release Release, Digest Manifest, string NoDelta);
