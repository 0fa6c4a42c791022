using System.Collections.Immutable;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>One advisory without the packages that it affects.</summary>
/// <param name="Id">Its own id.</param>
/// <param name="Cves">The CVE ids that it is about, sorted; a distribution's advisory often names several.</param>
/// <param name="Aliases">Its other ids that are not CVE ids, sorted.</param>
/// <param name="Summary">One line for people; empty where it has none.</param>
/// <param name="Severity">The source's own word; <see cref="Severity.Unknown"/> where it has none.</param>
/// <param name="Vector">Its newest CVSS vector; empty where it has none.</param>
/// <param name="Published">When it was published; <c>null</c> where unknown.</param>
public sealed record Advisory(
    string Id,
    ImmutableArray<string> Cves,
    ImmutableArray<string> Aliases,
    string Summary,
    Severity Severity,
    string Vector,
    DateTimeOffset? Published)
{
    /// <summary>Who publishes it, for people: e.g. <c>Debian</c>, <c>GitHub</c>, <c>Red Hat</c>; empty where the feed's own name says it.</summary>
    public string Source { get; init; } = "";

    /// <summary>Every rating that it carries with the name of its source; empty where <see cref="Severity"/> and <see cref="Vector"/> say all.</summary>
    public ImmutableArray<SeverityRating> Ratings { get; init; } = [];

    /// <summary>The text of the advisory, at most <see cref="OsvReader.MaxDescriptionLength"/> characters; empty where it has none. Kept beside the database.</summary>
    public string Description { get; init; } = "";

    /// <summary>Pages about it. Kept beside the database.</summary>
    public ImmutableArray<string> References { get; init; } = [];
}
