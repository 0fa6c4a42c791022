using Plimsoll.Images.Layers;
using Plimsoll.Images.Packages.Npm;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Yarn;

/// <summary>JavaScript packages that yarn.lock pins, of yarn 1 ("classic") and of later ones ("berry").</summary>
/// <remarks>
/// Formats: https://classic.yarnpkg.com/lang/en/docs/yarn-lock/ and, in YAML, what
/// https://yarnpkg.com/features/caching#offline-mirrors calls the lock file of berry. What is direct and what is for
/// development stands only in the package.json beside. Left out: folders, links and members of the workspace.
/// </remarks>
public sealed class YarnPackages : IPackageReader
{
    const string NpmProtocol = "npm:";

    /// <inheritdoc/>
    public string Name => "yarn lock file";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "yarn.lock" && !IsInstalled(file.Path);

    /// <inheritdoc/>
    public bool Consults(in FileTraits file) => file.Name is "package.json" && !IsInstalled(file.Path);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var packages = new LockedPackages(Ecosystem.Npm, file.Location);
        var manifest = NpmManifest.Beside(file);
        if (file.Content.Span.IndexOf("__metadata:"u8) >= 0)
            ReadBerry(packages, BoundedYaml.Read(file.Content, cancellation), manifest);
        else
            ReadClassic(packages, YarnClassicLock.Read(file.Lines()), manifest);
        return packages.ToPackages();
    }

    static void ReadClassic(LockedPackages packages, YarnClassicLock file, NpmManifest? manifest)
    {
        foreach (var entry in file.Entries)
        {
            // All wishes of an entry are for one package; an alias is followed to it.
            if (entry.Version.Length == 0 || entry.Descriptors is not [var first, ..] || !first.IsReleased)
                continue;
            var package = packages.Add(Key(first), first.PackageName, entry.Version);
            foreach (var other in entry.Descriptors)
                packages.Alias(Key(other), package);
            package.Needs.AddRange(entry.Needs.Select(Key));
        }
        if (manifest is not null)
            packages.SetRoots(Keys(manifest.Production), Keys(manifest.Development));
    }

    static void ReadBerry(LockedPackages packages, DocumentNode root, NpmManifest? manifest)
    {
        var members = new List<string>();
        var patches = new List<(string Name, string Version, List<YarnDescriptor> Wishes, IEnumerable<string> Needs)>();
        foreach (var (key, entry) in root.Entries)
        {
            if (key == "__metadata" || entry.TextOf("version") is not { } version)
                continue;
            var wishes = key.Split(',').Select(YarnDescriptor.Of).OfType<YarnDescriptor>().ToList();
            var needs = entry.EntriesOf("dependencies").Concat(entry.EntriesOf("optionalDependencies"))
                .Select(need => Key(new YarnDescriptor(need.Key, need.Value.Text ?? "")));
            if ((YarnDescriptor.Of(entry.TextOf("resolution") ?? key) ?? wishes.FirstOrDefault()) is not { Name.Length: > 0 } resolved)
                continue;
            if (resolved.Protocol == "workspace")
                members.AddRange(IsRoot(resolved, manifest) ? [] : needs);
            if (resolved.Protocol == "patch")
                patches.Add((resolved.Name, version, wishes, needs));
            if (!resolved.IsReleased)
                continue;

            var package = packages.Add(Key(resolved), resolved.Name, version);
            foreach (var wish in wishes)
                packages.Alias(Key(wish), package);
            package.Needs.AddRange(needs);
        }
        foreach (var (name, version, wishes, needs) in patches)
        {
            // Where the package that is patched has no entry of its own, the patch stands for it.
            var key = $"{name}@{version}";
            if (packages.Find(key) is not { } package)
            {
                // Yarn's own patches are kept for platforms where the package is not installed at all.
                if (wishes.TrueForAll(static wish => wish.Range.Contains("builtin", StringComparison.Ordinal)))
                    continue;
                package = packages.Add(key, name, version);
                package.Needs.AddRange(needs);
            }
            wishes.ForEach(wish => packages.Alias(Key(wish), package));
        }
        packages.SetRoots([.. members, .. Keys(manifest?.Production)], Keys(manifest?.Development));
    }

    /// <summary>Whether it is the project whose manifest is known and tells development dependencies apart, as its entry here does not.</summary>
    static bool IsRoot(YarnDescriptor member, NpmManifest? manifest) => manifest is not null && member.Range == "workspace:.";

    static IEnumerable<string> Keys(IEnumerable<KeyValuePair<string, string>>? ranges) =>
        ranges?.Select(range => Key(new YarnDescriptor(range.Key, range.Value))) ?? [];

    // Berry writes npm: before a plain range, but not everywhere.
    static string Key(YarnDescriptor wish) => wish.Range.StartsWith(NpmProtocol, StringComparison.Ordinal)
        ? $"{wish.Name}@{wish.Range[NpmProtocol.Length..]}"
        : $"{wish.Name}@{wish.Range}";

    static bool IsInstalled(ReadOnlySpan<char> path) => path.Contains("node_modules/", StringComparison.Ordinal);
}
