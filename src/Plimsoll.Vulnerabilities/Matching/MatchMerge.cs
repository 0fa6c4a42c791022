using System.Collections.Immutable;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Feeds;
using Plimsoll.Vulnerabilities.Orderings;
using Plimsoll.Vulnerabilities.Severities;

namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>Makes one match of everything that several advisories say of one vulnerability and package.</summary>
/// <remarks>
/// The advisory that names a fixed version, then the one with a CVSS vector, then the first by id speaks for all; what it
/// lacks comes from the others in that order. Where they disagree on the fixed version the highest is told: with it every
/// advisory calls the package fixed. An advisory without a CVE joins the CVE whose advisory shares an id with it.
/// </remarks>
static class MatchMerge
{
    internal static IEnumerable<VulnerabilityMatch> Merge(
        Package package, string feed, ImmutableArray<Affecting> affecting, IAdvisoryStore store, IVersionOrdering ordering)
    {
        var groups = new SortedDictionary<string, List<Affecting>>(StringComparer.Ordinal);
        foreach (var one in affecting)
        {
            foreach (var cve in one.Advisory.Cves)
                Join(groups, cve, one);
        }
        foreach (var one in affecting.Where(one => one.Advisory.Cves.IsEmpty).OrderBy(one => one.Advisory.Id, StringComparer.Ordinal))
            Join(groups, groups.FirstOrDefault(group => group.Value.Exists(other => ShareId(one.Advisory, other.Advisory))).Key ?? one.Advisory.Id, one);
        return groups.Select(group => One(package, feed, group.Key, group.Value, store, ordering));
    }

    static void Join(SortedDictionary<string, List<Affecting>> groups, string id, Affecting one)
    {
        if (!groups.TryGetValue(id, out var group))
            group = groups[id] = [];
        if (!group.Contains(one))
            group.Add(one);
    }

    // An advisory about several CVEs is not an alias of any one of them.
    static bool ShareId(Advisory left, Advisory right) => right.Cves.Length <= 1
        && (right.Id == left.Id || right.Aliases.Contains(left.Id, StringComparer.Ordinal)
            || left.Aliases.Contains(right.Id, StringComparer.Ordinal) || left.Aliases.Intersect(right.Aliases, StringComparer.Ordinal).Any());

    static VulnerabilityMatch One(
        Package package, string feed, string id, List<Affecting> group, IAdvisoryStore store, IVersionOrdering ordering)
    {
        var ranked = group
            .OrderByDescending(one => one.Containment.FixedVersion.Length > 0)
            .ThenByDescending(one => one.Advisory.Vector.Length > 0)
            .ThenBy(one => one.Advisory.Id, StringComparer.Ordinal)
            .ToList();
        var first = ranked[0].Advisory;
        var facts = OsvReader.IsCve(id) ? store.Facts(id) : CveFacts.None;
        var cvss = Score(ranked, facts);
        var word = ranked.Select(one => one.Advisory.Severity).FirstOrDefault(severity => severity != Severity.Unknown);
        var containment = ranked.Select(one => one.Containment).Aggregate((best, next) => Later(best, next, ordering));
        var vulnerability = new Vulnerability(
            id,
            first.Id,
            [.. group.SelectMany(one => Names(one.Advisory)).Where(name => name != id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            ranked.Select(one => one.Advisory.Summary).FirstOrDefault(summary => summary.Length > 0) ?? "",
            word != Severity.Unknown ? word : cvss is null ? Severity.Unknown : Cvss.SeverityOf(cvss.Score),
            cvss,
            ranked.Select(one => one.Advisory.Published).FirstOrDefault(published => published is not null),
            facts.KnownExploited,
            facts.Prediction);
        return new VulnerabilityMatch(package, vulnerability, containment.FixedVersion, containment.Range, feed);
    }

    // The vector of an advisory about several CVEs is that of the worst of them: the CVE's own is better.
    static CvssScore? Score(List<Affecting> ranked, CveFacts facts)
    {
        var vectors = ranked.Where(one => one.Advisory.Cves.Length <= 1).Select(one => one.Advisory.Vector)
            .Append(facts.Vector)
            .Concat(ranked.Select(one => one.Advisory.Vector));
        foreach (var vector in vectors)
        {
            if (vector.Length > 0 && Cvss.TryParse(vector, out var score))
                return score;
        }
        return null;
    }

    static IEnumerable<string> Names(Advisory advisory) => [advisory.Id, .. advisory.Cves.Length > 1 ? [] : advisory.Aliases];

    static Containment Later(Containment best, Containment next, IVersionOrdering ordering) =>
        next.FixedVersion.Length > 0 && (best.FixedVersion.Length == 0 || ordering.Compare(next.FixedVersion, best.FixedVersion) > 0) ? next : best;
}
