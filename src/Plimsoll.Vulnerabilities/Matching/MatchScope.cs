using Plimsoll.Vulnerabilities.Database;

namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>A scope in which packages are looked up.</summary>
/// <param name="Number">Its number in the database.</param>
/// <param name="Name">E.g. <c>Debian:12</c>.</param>
/// <param name="NamedBy">Which packages its advisories name.</param>
readonly record struct MatchScope(uint Number, string Name, NamedBy NamedBy)
{
    /// <summary>The scopes of these names that a database has.</summary>
    internal static MatchScope[] Find(AdvisoryDatabase database, IEnumerable<string> names) =>
        [.. names.SelectMany(database.FindScopes).Select(scope => new MatchScope(scope.Number, scope.Name, DistributionRules.NamedBy(scope.Name)))];
}
