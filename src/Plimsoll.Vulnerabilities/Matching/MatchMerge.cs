using Plimsoll.Model.Packages;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Feeds;
using Plimsoll.Vulnerabilities.Orderings;

namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>Makes one match of everything that several advisories say of one vulnerability and package.</summary>
/// <remarks>
/// The advisory that names a fixed version, then the one with a CVSS vector, then the first by id speaks for all; what it
/// lacks comes from the others in that order. Where they disagree on the fixed version the highest is told: with it every
/// advisory calls the package fixed. An advisory without a CVE joins the CVE whose advisory shares an id with it. Where one of them
/// says that the version is not affected, the match stays, suppressed by that word.
/// </remarks>
/// <param name="database">The database that the advisories are from.</param>
/// <param name="severities">Whose word on the severity counts.</param>
sealed class MatchMerge(AdvisoryDatabase database, SeverityPolicy severities)
{
    /// <summary>Pages that are told of one vulnerability.</summary>
    const int MaxReferences = 50;

    /// <summary>The matches of a package.</summary>
    /// <param name="package">The package.</param>
    /// <param name="affecting">What the advisories say of it.</param>
    /// <param name="ordering">The ordering of its versions.</param>
    internal IEnumerable<VulnerabilityMatch> Merge(Package package, IReadOnlyList<Affecting> affecting, IVersionOrdering ordering)
    {
        var groups = new SortedDictionary<string, List<Affecting>>(StringComparer.Ordinal);
        foreach (var one in affecting)
        {
            foreach (var cve in one.Advisory.Cves.Where(cve => !one.DecidedElsewhere.Contains(cve)))
                Join(groups, cve, one);
        }
        foreach (var one in affecting.Where(one => one.Advisory.Cves.IsEmpty).OrderBy(one => one.Advisory.Id, StringComparer.Ordinal))
            Join(groups, groups.FirstOrDefault(group => group.Value.Exists(other => ShareId(one.Advisory, other.Advisory))).Key ?? one.Advisory.Id, one);
        return groups
            .Where(group => group.Value.Exists(one => one.SaysAffected))
            .Select(group => One(package, group.Key, group.Value, ordering));
    }

    /// <summary>What some advisories say of a vulnerability, whatever packages it affects, with the pages about it.</summary>
    /// <returns><c>null</c> where there are none.</returns>
    internal static Vulnerability? Describe(string id, IReadOnlyList<uint> advisories, AdvisoryDatabase database, SeverityPolicy severities)
    {
        if (advisories.Count == 0)
            return null;
        var ranked = advisories
            .Select(number => new Affecting(number, database.Advisory(number), "", default, new Containment("", ""), FixState.Unknown, Severity.Unknown))
            .OrderByDescending(one => one.Advisory.Vector.Length > 0)
            .ThenBy(one => one.Advisory.Id, StringComparer.Ordinal)
            .ToList();
        return new MatchMerge(database, severities).Describe(id, ranked, ranked) with
        {
            References = [.. ranked.SelectMany(one => database.Detail(one.Number).References).Distinct(StringComparer.Ordinal).Take(MaxReferences)],
        };
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

    VulnerabilityMatch One(Package package, string id, List<Affecting> group, IVersionOrdering ordering)
    {
        var ranked = group
            .Where(one => one.SaysAffected)
            .OrderByDescending(one => one.Containment.FixedVersion.Length > 0)
            .ThenByDescending(one => one.Advisory.Vector.Length > 0)
            .ThenBy(one => one.Advisory.Id, StringComparer.Ordinal)
            .ToList();
        var containment = ranked.Select(one => one.Containment).Aggregate((best, next) => Later(best, next, ordering));
        var vulnerability = Describe(id, ranked, group);
        return new VulnerabilityMatch(package, vulnerability, containment.FixedVersion, containment.Range, ranked[0].Scope)
        {
            State = containment.FixedVersion.Length > 0 ? FixState.Fixed
                : ranked.Select(one => one.State).FirstOrDefault(state => state is not (FixState.Unknown or FixState.Fixed)),
            IsKernel = KernelPackages.IsKernel(package),
            Suppression = group.Find(one => !one.SaysAffected) is { } denial
                ? new Suppression(SuppressionKind.Vendor, denial.Advisory.Id, denial.Advisory.Source, "not_affected", denial.Note, null)
                : null,
            Evidence =
            [
                .. ranked.Concat(group.Where(one => !one.SaysAffected)).Select(one => new MatchEvidence(
                    one.Advisory.Id, one.Advisory.Source, one.Scope, one.Lookup.Name, one.Lookup.Version, ordering.Name,
                    one.Containment.Range, one.Containment.FixedVersion, one.State)
                {
                    Note = one.Note,
                }),
            ],
        };
    }

    Vulnerability Describe(string id, List<Affecting> ranked, List<Affecting> group)
    {
        var facts = OsvReader.IsCve(id) ? database.Facts(id) : CveFacts.None;
        var ratings = MatchRatings.Of(ranked, facts);
        var (severity, source) = severities.Choose(ratings);
        return new Vulnerability(
            id,
            ranked[0].Advisory.Id,
            [.. group.SelectMany(one => Names(one.Advisory)).Where(name => name != id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            ranked.Select(one => database.Title(one.Number)).FirstOrDefault(title => title.Length > 0) ?? "",
            severity,
            ratings.Select(rating => rating.Cvss).FirstOrDefault(cvss => cvss is not null),
            ranked.Select(one => one.Advisory.Published).FirstOrDefault(published => published is not null),
            facts.KnownExploited,
            facts.Prediction)
        {
            SeveritySource = source,
            Ratings = ratings,
        };
    }

    static IEnumerable<string> Names(Advisory advisory) => [advisory.Id, .. advisory.Cves.Length > 1 ? [] : advisory.Aliases];

    static Containment Later(Containment best, Containment next, IVersionOrdering ordering) =>
        next.FixedVersion.Length > 0 && (best.FixedVersion.Length == 0 || ordering.Compare(next.FixedVersion, best.FixedVersion) > 0) ? next : best;
}
