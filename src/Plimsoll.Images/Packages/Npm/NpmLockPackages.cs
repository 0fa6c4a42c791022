using System.Text.Json;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Npm;

/// <summary>JavaScript packages that a project's lock file pins, development dependencies included; each name and version once.</summary>
/// <remarks>
/// Format, versions 1 to 3: https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json. Left out: the project
/// itself, members of its workspace, links, and in version 1 dependencies on a Git commit, a folder or a remote
/// archive, whose version number that format does not tell. Lock files inside <c>node_modules</c> are not read: npm
/// ignores them, or what they say is installed beside them and read there.
/// </remarks>
public sealed class NpmLockPackages : IPackageReader
{
    /// <summary>The newest lockfileVersion that we know.</summary>
    const int MaxLockVersion = 3;

    /// <summary>How many folders up a dependency is looked for. Real trees are less than 20 deep.</summary>
    const int MaxNesting = 64;

    const string NodeModules = "node_modules/";
    const string AliasPrefix = "npm:";

    /// <inheritdoc/>
    public string Name => "npm lock file";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) =>
        file.Name is "package-lock.json" or "npm-shrinkwrap.json" && !IsInstalled(file.Path);

    /// <inheritdoc/>
    public bool Consults(in FileTraits file) => file.Name is "package.json" && !IsInstalled(file.Path);

    /// <inheritdoc/>
    /// <remarks>An entry that cannot be read does not hide the others: they are all returned before the exception is thrown.</remarks>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var packages = new LockedPackages(Ecosystem.Npm, file.Location);
        var read = BoundedJson.Read(file.Content, root =>
        {
            Fill(packages, root, file);
            return packages.ToPackages();
        });
        foreach (var package in read)
            yield return package;
        packages.ThrowIfNoted();
    }

    static void Fill(LockedPackages packages, JsonElement root, PackageFile file)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"A lock file is a JSON object, not {root.ValueKind}.");
        if (root.TryGetProperty("lockfileVersion", out var stated)
            && (stated.ValueKind != JsonValueKind.Number || !stated.TryGetInt32(out var version) || version is < 1 or > MaxLockVersion))
        {
            throw new InvalidDataException($"The lockfileVersion is not one of 1 to {MaxLockVersion}.");
        }
        if (stated.ValueKind == JsonValueKind.Undefined && !root.TryGetProperty("packages", out _) && !root.TryGetProperty("dependencies", out _))
            throw new InvalidDataException("The object has none of lockfileVersion, packages and dependencies.");

        NoteUnless(packages, root, "packages", JsonValueKind.Object, "The lock file");
        NoteUnless(packages, root, "dependencies", JsonValueKind.Object, "The lock file");

        // Version 2 says everything twice, for old clients once more under "dependencies".
        if (JsonFields.Object(root, "packages") is { } table)
        {
            FromPackages(packages, table);
        }
        else if (JsonFields.Object(root, "dependencies") is { } dependencies)
        {
            FromDependencies(packages, dependencies);
            if (NpmManifest.Beside(file) is { } manifest)
                SetDirect(packages, "", manifest);
        }
    }

    static void NoteUnless(LockedPackages packages, JsonElement parent, string property, JsonValueKind kind, string subject)
    {
        if (parent.TryGetProperty(property, out var value) && value.ValueKind != kind)
            packages.Note($"{subject} has a \"{property}\" that is no {kind} but {value.ValueKind}.");
    }

    /// <summary>Whether an entry has the types that it should have; otherwise that is noted. What is absent is no fault.</summary>
    static bool IsEntry(LockedPackages packages, JsonProperty entry)
    {
        if (entry.Value.ValueKind != JsonValueKind.Object)
        {
            packages.Note($"The entry \"{entry.Name}\" is no object but {entry.Value.ValueKind}.");
            return false;
        }
        NoteUnless(packages, entry.Value, "name", JsonValueKind.String, $"The entry \"{entry.Name}\"");
        NoteUnless(packages, entry.Value, "version", JsonValueKind.String, $"The entry \"{entry.Name}\"");
        return true;
    }

    /// <summary>Versions 2 and 3: one flat object, keyed by the folder of each package.</summary>
    static void FromPackages(LockedPackages packages, JsonElement table)
    {
        var projects = new List<(string Folder, NpmManifest Manifest)>();
        var needs = new List<(LockedPackage Package, string Folder, NpmManifest Manifest)>();
        foreach (var entry in table.EnumerateObject())
        {
            if (entry.Name.Length > LockedPackages.MaxKeyLength)
                throw new InvalidDataException($"A path in the tree has {entry.Name.Length} characters, at most {LockedPackages.MaxKeyLength} are read.");
            if (!IsEntry(packages, entry))
                continue;

            // A folder outside node_modules is the project or a member of its workspace.
            var folder = entry.Name;
            var start = folder.LastIndexOf(NodeModules, StringComparison.Ordinal);
            if (start < 0)
                projects.Add((folder.Length == 0 ? "" : folder + "/", NpmManifest.Of(entry.Value)));
            if (start < 0 || JsonFields.IsTrue(entry.Value, "link"))
                continue;

            // "name" is written only where it differs from the folder: an alias.
            var name = JsonFields.Text(entry.Value, "name") ?? folder[(start + NodeModules.Length)..];
            if (JsonFields.Text(entry.Value, "version") is not { } version)
                continue;
            if (name.Length == 0)
            {
                packages.Note($"The entry \"{folder}\" has a version and no name.");
                continue;
            }
            var package = packages.Add(folder, name, version);
            package.IsDevelopment = JsonFields.IsTrue(entry.Value, "dev");
            package.Licenses = JsonFields.Text(entry.Value, "license") is { } license ? [license] : [];
            needs.Add((package, folder + "/", NpmManifest.Of(entry.Value)));
        }

        foreach (var (package, folder, manifest) in needs)
            Resolve(packages, package, folder, manifest.Production.Select(range => range.Key));
        foreach (var (folder, manifest) in projects)
            SetDirect(packages, folder, manifest);
    }

    static void SetDirect(LockedPackages packages, string folder, NpmManifest manifest)
    {
        packages.KnowsDirect = true;
        foreach (var (name, _) in manifest.Production.Concat(manifest.Development))
        {
            if (KeyFrom(packages, folder, name) is { } key && packages.Find(key) is { } package)
                package.IsDirect = true;
        }
    }

    static void Resolve(LockedPackages packages, LockedPackage package, string folder, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (KeyFrom(packages, folder, name) is { } key)
                package.Needs.Add(key);
        }
    }

    /// <summary>Looks for a package as Node.js does: in the node_modules of the folder, then in those of the folders above it.</summary>
    static string? KeyFrom(LockedPackages packages, string folder, string name)
    {
        for (var level = 0; level < MaxNesting; level++)
        {
            var key = $"{folder}{NodeModules}{name}";
            if (packages.Find(key) is not null)
                return key;
            if (folder.Length == 0)
                return null;

            // The folder above: of a/node_modules/b/ it is a/, of a member of the workspace the root.
            var up = folder.LastIndexOf(NodeModules, StringComparison.Ordinal);
            folder = up < 0 ? "" : folder[..up];
        }
        return null;
    }

    /// <summary>Version 1: a tree of objects. Walked with a stack of our own, not with that of the thread.</summary>
    static void FromDependencies(LockedPackages packages, JsonElement dependencies)
    {
        var needs = new List<(LockedPackage Package, string Folder, JsonElement Requires)>();
        var open = new Stack<(IEnumerator<JsonProperty> Entries, string Folder)>();
        open.Push((dependencies.EnumerateObject(), ""));
        while (open.TryPeek(out var level))
        {
            if (!level.Entries.MoveNext())
            {
                open.Pop().Entries.Dispose();
                continue;
            }

            var entry = level.Entries.Current;
            var folder = $"{level.Folder}{NodeModules}{entry.Name}";
            if (folder.Length > LockedPackages.MaxKeyLength)
                throw new InvalidDataException($"A path in the tree has {folder.Length} characters, at most {LockedPackages.MaxKeyLength} are read.");
            if (!IsEntry(packages, entry))
                continue;
            NoteUnless(packages, entry.Value, "dependencies", JsonValueKind.Object, $"The entry \"{entry.Name}\"");
            if (JsonFields.Object(entry.Value, "dependencies") is { } nested)
                open.Push((nested.EnumerateObject(), folder + "/"));
            if (JsonFields.Text(entry.Value, "version") is not { } version || Follow(entry.Name, version) is not { } target)
                continue;
            var package = packages.Add(folder, target.Name, target.Version);
            package.IsDevelopment = JsonFields.IsTrue(entry.Value, "dev");
            if (JsonFields.Object(entry.Value, "requires") is { } requires)
                needs.Add((package, folder + "/", requires));
        }

        foreach (var (package, folder, requires) in needs)
            Resolve(packages, package, folder, requires.EnumerateObject().Select(range => range.Name));
    }

    /// <summary>Follows <c>npm:NAME@VERSION</c> to the real package.</summary>
    /// <returns><c>null</c> where <paramref name="version"/> is an address and not a version number.</returns>
    static (string Name, string Version)? Follow(string name, string version)
    {
        if (version.StartsWith(AliasPrefix, StringComparison.Ordinal))
        {
            var target = version[AliasPrefix.Length..];
            return target.LastIndexOf('@') is > 0 and var at && at + 1 < target.Length
                ? (target[..at], target[(at + 1)..])
                : null;
        }
        return name.Length == 0 || version.AsSpan().ContainsAny(':', '/') ? null : (name, version);
    }

    static bool IsInstalled(ReadOnlySpan<char> path) =>
        path.StartsWith(NodeModules, StringComparison.Ordinal) || path.Contains("/" + NodeModules, StringComparison.Ordinal);
}
