using System.Collections.Immutable;
using Plimsoll.Vulnerabilities.Database;

namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>A scope in which packages are looked up.</summary>
/// <param name="Number">Its number in the database.</param>
/// <param name="Name">E.g. <c>Debian:12</c>.</param>
/// <param name="NamedBy">Which packages its advisories name.</param>
readonly record struct MatchScope(uint Number, string Name, NamedBy NamedBy)
{
    /// <summary>The scopes of these names that a database has.</summary>
    internal static MatchScope[] Find(AdvisoryDatabase database, ImmutableArray<string> names)
    {
        var found = new List<MatchScope>(names.Length);
        foreach (var name in names)
        {
            if (database.TryFindScope(name, out var number))
                found.Add(new MatchScope(number, name, DistributionRules.NamedBy(name)));
        }
        return [.. found];
    }
}
