using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Pnpm;

/// <summary>JavaScript packages that pnpm-lock.yaml pins, of its versions 5 to 9.</summary>
/// <remarks>
/// Format: https://github.com/pnpm/spec/tree/master/lockfile. Of a file of two documents the first pins pnpm itself and is
/// passed over. A package from a folder has no version; it is listed with an empty one.
/// </remarks>
public sealed class PnpmPackages : IPackageReader
{
    static readonly string[] ProductionLists = ["dependencies", "optionalDependencies"];

    /// <inheritdoc/>
    public string Name => "pnpm lock file";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) =>
        file.Name is "pnpm-lock.yaml" && !file.Path.Contains("node_modules/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var root = BoundedYaml.ReadAll(file.Content, cancellation) is [.., var last] ? last : DocumentNode.Table();
        if (root.TextOf("lockfileVersion") is not { } stated || !Version.TryParse(Padded(stated), out var version))
            throw new InvalidDataException("There is no lockfileVersion, or it is no number.");
        if (version.Major is < 5 or > 9)
            throw new InvalidDataException($"The lockfileVersion {version.Major} is not one of 5 to 9.");

        var packages = new LockedPackages(Ecosystem.Npm, file.Location);
        var tellsDevelopment = false;
        foreach (var (key, entry) in root.EntriesOf("packages"))
        {
            if (ToPackage(packages, key, entry, version.Major) is not { } package)
                continue;
            package.IsDevelopment = entry.IsTrue("dev");
            tellsDevelopment |= entry["dev"] is not null;
        }

        // From version 9 what a package needs stands apart from what it is.
        foreach (var (key, entry) in root.EntriesOf("packages").Concat(root.EntriesOf("snapshots")))
        {
            if (packages.Find(WithoutPeers(key)) is { } package)
                package.Needs.AddRange(Needed(packages, entry, ProductionLists, version.Major));
        }
        SetRoots(packages, root, version.Major, tellsDevelopment);
        return packages.ToPackages();
    }

    // "5.4-inlineSpecifiers" is 5.4; "6" is 6.0.
    static string Padded(string version) => version.Split('-')[0] is var number && number.Contains('.', StringComparison.Ordinal)
        ? number
        : number + ".0";

    static LockedPackage? ToPackage(LockedPackages packages, string key, DocumentNode entry, int lockVersion)
    {
        var bare = WithoutPeers(key);
        var (name, version) = Split(bare.TrimStart('/'), lockVersion);
        if (version.AsSpan().ContainsAny(':', '/'))
            version = "";
        name = entry.TextOf("name") ?? name;
        return name.Length == 0 ? null : packages.Add(bare, name, entry.TextOf("version") ?? version);
    }

    /// <summary>Splits <c>NAME/VERSION_PEERS</c> (up to 5) or <c>NAME@VERSION</c>.</summary>
    static (string Name, string Version) Split(string key, int lockVersion)
    {
        if (lockVersion >= 6)
            return key.IndexOf('@', Math.Min(1, key.Length)) is > 0 and var at ? (key[..at], key[(at + 1)..]) : (key, "");

        // A registry other than the default stands before the name; neither it nor the version starts with '@'.
        var parts = key.Split('/');
        var scope = Array.FindIndex(parts, part => part.StartsWith('@'));
        var first = scope >= 0 ? scope : Math.Max(parts.Length - 2, 0);
        var last = Math.Min(scope >= 0 ? first + 1 : first, parts.Length - 1);
        var version = last + 1 < parts.Length ? parts[last + 1].Split('_')[0] : "";
        return (string.Join('/', parts[first..(last + 1)]), version);
    }

    static void SetRoots(LockedPackages packages, DocumentNode root, int lockVersion, bool tellsDevelopment)
    {
        // A project without a workspace has no "importers" before version 9: the root is its only one.
        var importers = root["importers"] is { IsTable: true } table ? [.. table.Entries.Select(entry => entry.Value)] : new List<DocumentNode> { root };
        var production = importers.SelectMany(importer => Needed(packages, importer, ProductionLists, lockVersion)).ToList();
        var development = importers.SelectMany(importer => Needed(packages, importer, ["devDependencies"], lockVersion)).ToList();
        packages.SetRoots(production, tellsDevelopment ? [] : development);
        foreach (var key in development)
            packages.Find(key)?.IsDirect = true;
    }

    static IEnumerable<string> Needed(LockedPackages packages, DocumentNode entry, string[] lists, int lockVersion) =>
        lists.SelectMany(entry.EntriesOf)
            .Select(need => (need.Key, Reference: need.Value.Text ?? need.Value.TextOf("version")))
            .Where(need => need.Reference is not null)
            .Select(need => KeyOf(packages, need.Key, WithoutPeers(need.Reference!), lockVersion))
            .OfType<string>();

    /// <summary>The key of what a reference names: a version of the package, or the key itself for an alias or an address.</summary>
    static string? KeyOf(LockedPackages packages, string name, string reference, int lockVersion)
    {
        var separator = lockVersion >= 6 ? '@' : '/';
        return new[] { $"/{name}{separator}{reference}", $"{name}{separator}{reference}", reference }
            .FirstOrDefault(key => packages.Find(key) is not null);
    }

    static string WithoutPeers(string key) => key.IndexOf('(', StringComparison.Ordinal) is >= 0 and var start ? key[..start] : key;
}
