using Plimsoll.Images.Layers;
using System.Text.Json;
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

    const string NodeModules = "node_modules/";
    const string AliasPrefix = "npm:";

    /// <inheritdoc/>
    public string Name => "npm lock file";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) =>
        file.Name is "package-lock.json" or "npm-shrinkwrap.json"
        && !file.Path.StartsWith(NodeModules, StringComparison.Ordinal)
        && !file.Path.Contains("/" + NodeModules, StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        foreach (var (name, version) in BoundedJson.Read(file.Content, Pinned))
            yield return new Package(Ecosystem.Npm, name, version, name, version, "", file.Location);
    }

    static List<(string Name, string Version)> Pinned(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"A lock file is a JSON object, not {root.ValueKind}.");
        if (root.TryGetProperty("lockfileVersion", out var stated)
            && (stated.ValueKind != JsonValueKind.Number || !stated.TryGetInt32(out var version) || version is < 1 or > MaxLockVersion))
        {
            throw new InvalidDataException($"The lockfileVersion is not one of 1 to {MaxLockVersion}.");
        }

        // Version 2 says everything twice, for old clients once more under "dependencies".
        var pinned = NpmJson.Object(root, "packages") is { } packages
            ? FromPackages(packages)
            : NpmJson.Object(root, "dependencies") is { } dependencies ? FromDependencies(dependencies) : [];
        return [.. pinned.Distinct()];
    }

    /// <summary>Versions 2 and 3: one flat object, keyed by the folder of each package.</summary>
    static IEnumerable<(string Name, string Version)> FromPackages(JsonElement packages)
    {
        foreach (var entry in packages.EnumerateObject())
        {
            // A folder outside node_modules is the project or a member of its workspace.
            var folder = entry.Name;
            var start = folder.LastIndexOf(NodeModules, StringComparison.Ordinal);
            if (start < 0 || NpmJson.IsTrue(entry.Value, "link"))
                continue;

            // "name" is written only where it differs from the folder: an alias.
            var name = NpmJson.Text(entry.Value, "name") ?? folder[(start + NodeModules.Length)..];
            if (name.Length > 0 && NpmJson.Text(entry.Value, "version") is { } version)
                yield return (name, version);
        }
    }

    /// <summary>Version 1: a tree of objects. Walked with a stack of our own, not with that of the thread.</summary>
    static IEnumerable<(string Name, string Version)> FromDependencies(JsonElement dependencies)
    {
        var open = new Stack<IEnumerator<JsonProperty>>();
        open.Push(dependencies.EnumerateObject());
        while (open.TryPeek(out var level))
        {
            if (!level.MoveNext())
            {
                open.Pop().Dispose();
                continue;
            }

            var entry = level.Current;
            if (NpmJson.Object(entry.Value, "dependencies") is { } nested)
                open.Push(nested.EnumerateObject());
            if (NpmJson.Text(entry.Value, "version") is { } version && Resolve(entry.Name, version) is { } package)
                yield return package;
        }
    }

    /// <summary>Follows <c>npm:NAME@VERSION</c> to the real package.</summary>
    /// <returns><c>null</c> where <paramref name="version"/> is an address and not a version number.</returns>
    static (string Name, string Version)? Resolve(string name, string version)
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
}
