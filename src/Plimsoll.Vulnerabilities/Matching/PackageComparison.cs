using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Feeds.Debian;
using Plimsoll.Vulnerabilities.Orderings;

namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>Compares packages of one ecosystem with the advisories of its scopes. Not safe for concurrent use.</summary>
/// <param name="database">The database.</param>
/// <param name="scopes">Where to look.</param>
/// <param name="ordering">The ordering of the ecosystem's versions.</param>
/// <param name="repositories">The repositories that the image was built from.</param>
/// <param name="merge">Makes matches of what is found.</param>
/// <param name="unread">Takes what cannot be compared.</param>
sealed class PackageComparison(
    AdvisoryDatabase database,
    MatchScope[] scopes,
    IVersionOrdering ordering,
    RepositoryFilter repositories,
    MatchMerge merge,
    List<Unread> unread)
{
    readonly List<RowHit> _hits = [];
    ImmutableHashSet<string>? _decided;

    /// <summary>Appends the matches of a package.</summary>
    internal void Compare(Package package, List<VulnerabilityMatch> matches)
    {
        _hits.Clear();
        _decided = null;
        foreach (var scope in scopes)
        {
            Search(package, scope, DistributionRules.Lookup(package, scope.NamedBy, out var second));
            if (second is { } other)
                Search(package, scope, other);
        }
        if (_hits.Count > 0)
            matches.AddRange(merge.Merge(package, Affecting(package), ordering));
    }

    void Search(Package package, MatchScope scope, PackageLookup lookup)
    {
        if (ordering.IsValid(lookup.Version))
        {
            new PackageSearch(database).Find(scope.Number, lookup, ordering, _hits);
            return;
        }
        // A Go module that was built in a checkout has no version at all, which is no fault of a version text.
        if (package.Ecosystem == Ecosystem.Go && lookup.Version is "" or "(devel)")
            return;

        // A version that cannot be compared is a gap only where somebody could have warned of the package.
        if (database.TryFind(scope.Number, lookup.Name, out _))
        {
            unread.Add(new Unread($"{package.Name} {package.Version} ({package.Location.FullPath})", UnreadReason.UnparsableVersion,
                $"\"{lookup.Version}\" is not a version that the {package.Ecosystem} ordering can compare."));
        }
    }

    List<Affecting> Affecting(Package package)
    {
        var affecting = new List<Affecting>(_hits.Count);
        var search = new PackageSearch(database);
        foreach (var hit in _hits)
        {
            var scope = scopes.First(scope => scope.Number == hit.Scope);
            if (!search.IsAbout(hit, package, scope.NamedBy, repositories))
                continue;
            var row = database.Row(hit.Place);
            var (number, state, severity, note) = (row.Advisory, row.State, row.Severity, row.Extra?.Note ?? "");
            if (hit.Hit.IsHit)
            {
                var advisory = database.Advisory(number);
                affecting.Add(new Affecting(
                    number, advisory, scope.Name,
                    hit.Lookup, hit.Hit.Texts(database, hit.Lookup.Version), state, severity)
                {
                    Note = note,
                    DecidedElsewhere = advisory.Cves.Length > 1 ? _decided ??= DecidedByTracker(hit) : [],
                });
            }
            else
            {
                unread.Add(new Unread($"{database.Advisory(number).Id} for {hit.Lookup.Name} {hit.Lookup.Version}", UnreadReason.UnparsableVersion,
                    $"The advisory names the version \"{database.String(hit.Hit.Until)}\", which the {ordering.Name} ordering cannot compare."));
            }
        }
        return affecting;
    }

    // An advisory about several CVEs (a DSA) names the version in which the last of them was fixed; Debian's tracker knows it for each.
    ImmutableHashSet<string> DecidedByTracker(RowHit hit)
    {
        if (!database.TryFind(hit.Scope, hit.Lookup.Name, out var rows))
            return [];
        var decided = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        for (var place = rows.First; place < rows.End; place++)
        {
            if (database.Advisory(database.Row(place).Advisory) is { Source: DebianTrackerFormat.FeedName, Cves: [var cve] })
                decided.Add(cve);
        }
        return decided.ToImmutable();
    }
}
