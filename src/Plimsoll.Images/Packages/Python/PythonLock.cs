using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Python;

/// <summary>The packages of a Python lock file, which name one another by name alone: of several versions all are meant.</summary>
/// <param name="location">The file.</param>
sealed class PythonLock(FileLocation location)
{
    /// <summary>The most versions of one package that a name stands for. Forks for platforms give two or three.</summary>
    const int MaxVersions = 16;

    /// <summary>The most needs of one file. A lock file of 2,000 packages has about 10,000.</summary>
    const int MaxNeeds = 1_000_000;

    readonly LockedPackages _packages = new(Ecosystem.PyPI, location);
    readonly Dictionary<string, List<string>> _keys = new(StringComparer.Ordinal);
    int _needs;

    /// <summary>Adds an entry; one of a name and version that is there already, e.g. with extras, becomes part of it.</summary>
    /// <returns>The entry, and whether it is new.</returns>
    public (LockedPackage Package, bool IsNew) Add(string name, string version)
    {
        var normal = PythonName.Normalise(name);
        var key = $"{normal} {version}";
        if (_packages.Find(key) is { } there)
            return (there, false);

        if (!_keys.TryGetValue(normal, out var keys))
            _keys.Add(normal, keys = []);
        if (keys.Count < MaxVersions)
            keys.Add(key);
        return (_packages.Add(key, name, version), true);
    }

    /// <summary>Says what an entry needs, once all entries are there.</summary>
    /// <exception cref="InvalidDataException">All entries together need more than <see cref="MaxNeeds"/>.</exception>
    public void Need(LockedPackage package, IEnumerable<string> names)
    {
        foreach (var key in Keys(names))
        {
            if (++_needs > MaxNeeds)
                throw new InvalidDataException($"The packages need one another in more than {MaxNeeds} places.");
            package.Needs.Add(key);
        }
    }

    /// <summary>Says what the project asks for.</summary>
    /// <param name="production">Names of what it runs with.</param>
    /// <param name="development">Names of what it is built and tested with.</param>
    /// <param name="tellsDevelopment">Whether the entries tell themselves what only development needs.</param>
    public void SetRoots(IEnumerable<string> production, IEnumerable<string> development, bool tellsDevelopment)
    {
        var keys = Keys(development).ToList();
        _packages.SetRoots(Keys(production), tellsDevelopment ? [] : keys);
        foreach (var key in keys)
            _packages.Find(key)?.IsDirect = true;
    }

    /// <summary>The packages, each name and version once.</summary>
    public IEnumerable<Package> ToPackages() => _packages.ToPackages();

    IEnumerable<string> Keys(IEnumerable<string> names) =>
        names.SelectMany(name => _keys.GetValueOrDefault(PythonName.Normalise(name)) ?? []);
}
