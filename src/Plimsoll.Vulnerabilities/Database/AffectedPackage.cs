using System.Collections.Immutable;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>What one advisory says of the versions of one package.</summary>
/// <param name="Advisory">The advisory's number in its store.</param>
/// <param name="Ranges">Ranges of affected versions.</param>
/// <param name="Versions">Affected versions named one by one.</param>
public sealed record AffectedPackage(long Advisory, ImmutableArray<VersionRange> Ranges, ImmutableArray<string> Versions);
