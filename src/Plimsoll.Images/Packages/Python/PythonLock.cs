using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Python;

/// <summary>The packages of a Python lock file, which name one another by name alone: of several versions all are meant.</summary>
/// <param name="location">The file.</param>
sealed class PythonLock(FileLocation location)
{
    /// <summary>The most versions of one package that a name stands for. Forks for platforms give two or three.</summary>
    const int MaxVersions = 16;

    readonly LockedPackages _packages = new(Ecosystem.PyPI, location);
    readonly Dictionary<string, List<string>> _keys = new(StringComparer.Ordinal);

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
    public void Need(LockedPackage package, IEnumerable<string> names) => package.Needs.AddRange(Keys(names));

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
