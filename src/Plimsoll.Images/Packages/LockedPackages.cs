using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages;

/// <summary>The packages of a lock file with what they need of one another, each under the key that the file refers to it by.</summary>
/// <param name="ecosystem">Of all of them.</param>
/// <param name="location">The file.</param>
sealed class LockedPackages(Ecosystem ecosystem, FileLocation location)
{
    /// <summary>The most keys looked up for one file. A lock file of 5,000 packages takes about 300,000.</summary>
    public const int MaxLookups = 2_000_000;

    /// <summary>The most entries of one file. The largest lock files have some ten thousand.</summary>
    public const int MaxPackages = 200_000;

    /// <summary>The longest key, characters: a path in a tree of packages, where a file can make many out of few bytes.</summary>
    public const int MaxKeyLength = 4096;

    /// <summary>What is said of a file with more than <see cref="MaxPackages"/>.</summary>
    public static string TooMany => $"The file has more than {MaxPackages} packages; the rest was not read.";

    readonly Dictionary<string, LockedPackage> _byKey = new(StringComparer.Ordinal);
    readonly List<LockedPackage> _all = [];
    int _lookups;
    bool _isFull;
    string? _firstFault;

    /// <summary>Whether the file, or a manifest beside it, tells what the project itself asks for.</summary>
    public bool KnowsDirect { get; set; }

    /// <summary>All entries, in the order of the file.</summary>
    public IReadOnlyList<LockedPackage> All => _all;

    /// <summary>Adds an entry under its first key.</summary>
    /// <returns>The entry; behind <see cref="MaxPackages"/> of them one that belongs to nothing, and the file is told to have more.</returns>
    /// <exception cref="InvalidDataException">The key is longer than <see cref="MaxKeyLength"/>.</exception>
    public LockedPackage Add(string key, string name, string version)
    {
        if (key.Length > MaxKeyLength)
            throw new InvalidDataException($"The key of a package has {key.Length} characters, at most {MaxKeyLength} are read.");
        var package = new LockedPackage(name, version);
        _isFull |= _all.Count == MaxPackages;
        if (_isFull)
            return package;
        _all.Add(package);
        Alias(key, package);
        return package;
    }

    /// <summary>Notes that a part of the file cannot be read, while the rest can.</summary>
    public void Note(string fault) => _firstFault ??= fault;

    /// <summary>To be called once what could be read was returned.</summary>
    /// <exception cref="InvalidDataException">Something could not: the first that was noted.</exception>
    public void ThrowIfNoted()
    {
        if (_firstFault is not null)
            throw new InvalidDataException(_firstFault);
    }

    /// <summary>Adds another key of an entry; the first entry of a key keeps it.</summary>
    public void Alias(string key, LockedPackage package) => _byKey.TryAdd(key, package);

    /// <summary>The entry of a key; <c>null</c> where there is none.</summary>
    /// <exception cref="InvalidDataException">More than <see cref="MaxLookups"/> were asked for.</exception>
    public LockedPackage? Find(string key) => ++_lookups <= MaxLookups
        ? _byKey.GetValueOrDefault(key)
        : throw new InvalidDataException($"The packages need one another in more than {MaxLookups} places.");

    /// <summary>Says what the project itself asks for, and from it what only development needs.</summary>
    /// <param name="production">Keys of what it runs with.</param>
    /// <param name="development">Keys of what it is built and tested with.</param>
    public void SetRoots(IEnumerable<string> production, IEnumerable<string> development)
    {
        KnowsDirect = true;
        var needed = Reached(production);
        foreach (var package in Reached(development))
            package.IsDevelopment |= !needed.Contains(package);
    }

    /// <summary>
    /// The packages, each name and version once. They are made at once; whoever goes through all of them learns at the end of what is missing.
    /// </summary>
    /// <returns>They throw <see cref="InvalidDataException"/> behind the last one where a limit was met.</returns>
    public IEnumerable<Package> ToPackages()
    {
        var packages = new List<Package>();
        var limit = _isFull ? TooMany : null;
        try
        {
            foreach (var same in Merged())
                packages.Add(ToPackage(same));
        }
        catch (InvalidDataException problem)
        {
            limit = problem.Message;
        }
        return limit is null ? packages : WithLimit(packages, limit);
    }

    /// <summary>Packages, and behind the last one what is missing.</summary>
    /// <exception cref="InvalidDataException">Thrown behind the last one.</exception>
    public static IEnumerable<Package> WithLimit(IEnumerable<Package> packages, string limit)
    {
        foreach (var package in packages)
            yield return package;
        throw new InvalidDataException(limit);
    }

    List<List<LockedPackage>> Merged()
    {
        var merged = new Dictionary<(string, string), List<LockedPackage>>();
        var order = new List<List<LockedPackage>>();
        foreach (var package in _all)
        {
            if (!merged.TryGetValue((package.Name, package.Version), out var same))
            {
                merged.Add((package.Name, package.Version), same = []);
                order.Add(same);
            }
            same.Add(package);
        }
        return order;
    }

    Package ToPackage(List<LockedPackage> same)
    {
        var (name, version) = (same[0].Name, same[0].Version);
        var source = ecosystem == Ecosystem.PyPI ? PythonName.Normalise(name) : name;
        return new Package(ecosystem, name, version, source, version, "", location)
        {
            IsDevelopment = same.TrueForAll(package => package.IsDevelopment),
            IsDirect = KnowsDirect ? same.Exists(package => package.IsDirect) : null,
            DependsOn =
            [
                .. same.SelectMany(package => package.Needs).Select(Find).OfType<LockedPackage>()
                    .Select(needed => new PackageReference(needed.Name, needed.Version)).Distinct(),
            ],
            Licenses = [.. same.SelectMany(package => package.Licenses).Distinct(StringComparer.Ordinal)],
        };
    }

    HashSet<LockedPackage> Reached(IEnumerable<string> roots)
    {
        var reached = new HashSet<LockedPackage>();
        var open = new Stack<LockedPackage>();
        foreach (var root in roots)
        {
            if (Find(root) is not { } package)
                continue;
            package.IsDirect = true;
            Visit(package);
        }
        while (open.TryPop(out var next))
        {
            foreach (var key in next.Needs)
            {
                if (Find(key) is { } needed)
                    Visit(needed);
            }
        }
        return reached;

        void Visit(LockedPackage package)
        {
            if (reached.Add(package))
                open.Push(package);
        }
    }
}
