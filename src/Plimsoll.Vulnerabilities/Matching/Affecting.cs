using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>An advisory that affects a package.</summary>
/// <param name="Advisory">The advisory.</param>
/// <param name="Containment">Why the version is affected.</param>
sealed record Affecting(Advisory Advisory, Containment Containment);
