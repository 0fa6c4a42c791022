namespace Plimsoll.Vulnerabilities.Database;

/// <summary>How far a build is.</summary>
/// <param name="Feed">The feed that is read now, e.g. <c>Debian</c>.</param>
/// <param name="Done">Records of the feed read so far.</param>
/// <param name="Total">Records in the feed.</param>
public readonly record struct BuildProgress(string Feed, int Done, int Total);
