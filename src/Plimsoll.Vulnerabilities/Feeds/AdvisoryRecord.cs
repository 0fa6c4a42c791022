using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>One advisory as a feed gives it, with the packages that it affects.</summary>
/// <param name="Advisory">What it says of the vulnerability.</param>
/// <param name="Newest">The later of its publication and modification dates.</param>
/// <param name="Withdrawn">Whether it was taken back.</param>
/// <param name="Affected">The packages of which it says something.</param>
sealed record AdvisoryRecord(Advisory Advisory, DateTimeOffset? Newest, bool Withdrawn, ImmutableArray<AffectedEntry> Affected)
{
    /// <summary>How many packages it describes by git commits only; they are not in <see cref="Affected"/>.</summary>
    public int GitOnly { get; init; }
}
