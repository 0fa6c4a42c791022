using System.Collections.Immutable;
using Plimsoll.Model.Packages;

namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>Which package is there only for the sake of another one.</summary>
/// <remarks>
/// A statement about a product counts for a component of it only where nothing else needs the component: the same component may be
/// reachable in one product and not in the other.
/// </remarks>
sealed class VexContainment
{
    readonly ImmutableArray<Package> _packages;
    readonly VexBudget _budget;
    readonly Dictionary<string, List<int>> _byKey = new(StringComparer.Ordinal);
    readonly Dictionary<Package, int> _indexes = [];
    readonly PackageUrlParts?[] _parts;
    readonly List<int>[] _dependents;

    /// <param name="packages">The packages of one image, with what each needs.</param>
    /// <param name="distro">The distribution; <c>null</c> where there is none.</param>
    /// <param name="budget">What looking about may cost; beyond it nothing is inside of anything.</param>
    public VexContainment(ImmutableArray<Package> packages, Distro? distro, VexBudget budget)
    {
        (_packages, _budget) = (packages, budget);
        _parts = [.. packages.Select(package => PackageUrlPattern.PartsOf(package, distro))];
        _dependents = [.. packages.Select(_ => new List<int>())];
        var byName = new Dictionary<(Ecosystem, string, string, string), int>();
        for (var i = 0; i < packages.Length; i++)
        {
            _indexes.TryAdd(packages[i], i);
            byName.TryAdd(KeyOf(packages[i], packages[i].Name, packages[i].Version), i);
            if (_parts[i] is not { } parts || !PackageUrlPattern.TryParse(parts.ToString(), out var purl))
                continue;
            if (!_byKey.TryGetValue(purl.Key, out var same))
                same = _byKey[purl.Key] = [];
            same.Add(i);
        }

        for (var i = 0; i < packages.Length; i++)
        {
            foreach (var need in packages[i].DependsOn)
            {
                if (byName.TryGetValue(KeyOf(packages[i], need.Name, need.Version), out var needed) && needed != i)
                    _dependents[needed].Add(i);
            }
            if (packages[i].ShadedInto is { } outer && byName.TryGetValue(KeyOf(packages[i], outer.Name, outer.Version), out var container) && container != i)
                _dependents[i].Add(container);
        }
    }

    /// <summary>Whether every way from the image to a package leads through a product.</summary>
    public bool IsInside(Package package, VexIdentity product)
    {
        if (!_indexes.TryGetValue(package, out var start) || _dependents[start].Count == 0 || Products(product) is not { Count: > 0 } products)
            return false;
        var seen = new HashSet<int> { start };
        var open = new Stack<int>([start]);
        var isFound = false;
        while (open.TryPop(out var next))
        {
            if (!_budget.Spend())
                return false;
            if (next != start && products.Contains(next))
            {
                isFound = true;
                continue;
            }

            // Whatever nothing needs, or the project itself asks for, is there for its own sake.
            if (_dependents[next].Count == 0 || _packages[next].IsDirect == true)
                return false;
            foreach (var dependent in _dependents[next])
            {
                if (seen.Add(dependent))
                    open.Push(dependent);
            }
        }
        return isFound;
    }

    HashSet<int> Products(VexIdentity product) =>
    [
        .. product.Purls.SelectMany(purl => _byKey.GetValueOrDefault(purl.Key, [])
            .Where(index => _parts[index] is { } parts && purl.Matches(_packages[index], parts))),
    ];

    static (Ecosystem Ecosystem, string Path, string Name, string Version) KeyOf(Package package, string name, string version) =>
        (package.Ecosystem, package.Location.FullPath, name, version);
}
