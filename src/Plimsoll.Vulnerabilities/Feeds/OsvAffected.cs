using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>One package that an OSV record names, with what it says of its versions.</summary>
/// <param name="Feed">The ecosystem as written, release included, e.g. <c>Debian:12</c>.</param>
/// <param name="Package">The name by which it is looked up; PEP 503 form for PyPI.</param>
/// <param name="Ranges">Ranges of affected versions.</param>
/// <param name="Versions">Affected versions named one by one.</param>
sealed record OsvAffected(string Feed, string Package, ImmutableArray<VersionRange> Ranges, ImmutableArray<string> Versions);
