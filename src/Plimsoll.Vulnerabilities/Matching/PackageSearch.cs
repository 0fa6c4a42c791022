using Plimsoll.Model.Packages;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Feeds;
using Plimsoll.Vulnerabilities.Orderings;

namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>Finds the rows of a database that hold a version. Nothing is allocated for a package that nobody warns of.</summary>
/// <param name="database">The database.</param>
readonly struct PackageSearch(AdvisoryDatabase database)
{
    /// <summary>The architecture of entries on source packages.</summary>
    const string SourceArchitecture = "src";

    /// <summary>Appends the rows about a version.</summary>
    /// <param name="scope">Where to look, e.g. the number of <c>Debian:12</c>.</param>
    /// <param name="lookup">The name that the scope's advisories use, and a valid version.</param>
    /// <param name="ordering">The ordering of the scope.</param>
    /// <param name="hits">Takes the rows: first those that say it is affected, then, where there are any, those that say it is not.</param>
    /// <returns>Whether the package has any row, about whichever version.</returns>
    internal bool Find(uint scope, PackageLookup lookup, IVersionOrdering ordering, List<RowHit> hits)
    {
        var version = lookup.Version;
        if (!database.TryFind(scope, lookup.Name, out var rows))
            return false;
        var count = hits.Count;
        for (var place = rows.First; place < rows.Before; place++)
        {
            var end = database.Row(place).Version;
            if (ordering.Compare(version, database.Text(end)) >= 0)
                break;
            hits.Add(new RowHit(scope, place, new RangeHit(true, 0, end, EventKind.Fixed), SaysAffected: true) { Lookup = lookup });
        }
        AddRanges(scope, rows.Before, rows.Affecting, lookup, ordering, hits);
        if (hits.Count > count)
            AddRanges(scope, rows.Affecting, rows.End, lookup, ordering, hits);
        return true;
    }

    /// <summary>Whether a row is about this package, by its module, architecture and the repositories that the image was built from.</summary>
    /// <param name="hit">The row, and what was looked up.</param>
    /// <param name="package">The package.</param>
    /// <param name="namedBy">Which packages the advisories of the scope name.</param>
    /// <param name="repositories">The repositories that the image was built from.</param>
    internal bool IsAbout(RowHit hit, Package package, NamedBy namedBy, RepositoryFilter repositories)
    {
        var isModular = package.Module.Length > 0 || package.Version.Contains(".module", StringComparison.Ordinal);
        if (database.Row(hit.Place).Extra is not { } extra)
            return !isModular && IsNamed(hit.Lookup, package, namedBy, isSource: false);
        if (extra.Module.Length == 0 ? isModular : !isModular || !IsOfModule(extra.Module, package.Module))
            return false;
        var isSource = extra.Architectures is [SourceArchitecture];
        if (!IsNamed(hit.Lookup, package, namedBy, isSource))
            return false;
        if (!isSource && !extra.Architectures.IsEmpty && package.Architecture is { Length: > 0 } and not "noarch" && !extra.Architectures.Contains(package.Architecture, StringComparer.Ordinal))
            return false;
        return repositories.Allows(extra.Repositories, package.Location);
    }

    void AddRanges(uint scope, int first, int end, PackageLookup lookup, IVersionOrdering ordering, List<RowHit> hits)
    {
        for (var place = first; place < end; place++)
        {
            var row = database.Row(place);
            var hit = row.Shape switch
            {
                RowShape.Ranges => RangeEvaluation.Find(row.Events, database, lookup.Version, ordering),
                RowShape.Before when ordering.Compare(lookup.Version, database.Text(row.Version)) < 0 => new RangeHit(true, 0, row.Version, EventKind.Fixed),
                RowShape.Unreadable => new RangeHit(false, 0, row.Version, EventKind.Literal),
                _ => default,
            };
            if (hit.IsHit || hit.End == EventKind.Literal)
                hits.Add(new RowHit(scope, place, hit, row.State != FixState.NotAffected) { Lookup = lookup });
        }
    }

    static bool IsNamed(PackageLookup lookup, Package package, NamedBy namedBy, bool isSource) =>
        namedBy != NamedBy.BinaryAndUnfixedSource || lookup.Name == (isSource ? package.Source : package.Name);

    // A package that is modular by its version alone does not say of which stream it is.
    static bool IsOfModule(string module, string installed) =>
        installed.Length == 0 || module == ModularEntries.AnyModule || installed == module || installed.StartsWith(module + ":", StringComparison.Ordinal);
}
