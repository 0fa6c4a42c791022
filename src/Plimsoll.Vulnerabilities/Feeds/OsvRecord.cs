using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>One OSV record, reduced to what matching needs.</summary>
/// <param name="Advisory">What it says of the vulnerability.</param>
/// <param name="Newest">The later of its publication and modification dates.</param>
/// <param name="Withdrawn">Whether it was taken back.</param>
/// <param name="Affected">The packages for which it names versions.</param>
sealed record OsvRecord(Advisory Advisory, DateTimeOffset? Newest, bool Withdrawn, ImmutableArray<OsvAffected> Affected);
