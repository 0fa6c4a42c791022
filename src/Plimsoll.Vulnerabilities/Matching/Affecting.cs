using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>An advisory that says something of the version of a package.</summary>
/// <param name="Number">Its number in the database.</param>
/// <param name="Advisory">The advisory.</param>
/// <param name="Scope">The ecosystem and release of its entry, e.g. <c>Debian:12</c>.</param>
/// <param name="Lookup">The name and version that were looked up.</param>
/// <param name="Containment">The range that holds the version.</param>
/// <param name="State">What it says of the fix.</param>
/// <param name="Severity">Its own word for this package.</param>
sealed record Affecting(uint Number, Advisory Advisory, string Scope, PackageLookup Lookup, Containment Containment, FixState State, Severity Severity)
{
    /// <summary>Whether it says that the version is affected, and not that it is not.</summary>
    internal bool SaysAffected => State != FixState.NotAffected;

    /// <summary>CVEs of which a source that knows better says something of the very package; what this advisory says of them does not count.</summary>
    internal IReadOnlySet<string> DecidedElsewhere { get; init; } = System.Collections.Immutable.ImmutableHashSet<string>.Empty;

    /// <summary>Its source's own words on the state; empty where there are none.</summary>
    internal string Note { get; init; } = "";
}
