using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>What the advisories say of one image.</summary>
/// <param name="Matches">By severity, worst first, then by id, package and path.</param>
/// <param name="Unread">What could not be compared, and feeds for which there is no data.</param>
public sealed record MatchResult(ImmutableArray<VulnerabilityMatch> Matches, ImmutableArray<Unread> Unread);
