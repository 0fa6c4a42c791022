using System.Text.Json;
using Plimsoll.Images.Layers;
using Plimsoll.Images.Packages.Npm;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Bun;

/// <summary>JavaScript packages that bun.lock pins. The older binary bun.lockb is refused, so that it is reported as unread.</summary>
/// <remarks>
/// Format: https://bun.com/docs/pm/lockfile, JSON with comments. A package is a list that starts with <c>NAME@VERSION</c>, under
/// its path in the tree, e.g. <c>a/b</c> for the b that only a gets.
/// </remarks>
public sealed class BunPackages : IPackageReader
{
    /// <summary>How many steps up the tree a dependency is looked for. Real trees are less than 20 deep.</summary>
    const int MaxNesting = 64;

    /// <summary>The newest lockfileVersion that we know.</summary>
    const int MaxLockVersion = 1;

    /// <inheritdoc/>
    public string Name => "bun lock file";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) =>
        file.Name is "bun.lock" or "bun.lockb" && !file.Path.Contains("node_modules/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        if (file.Content.Span.StartsWith("#!/usr/bin/env bun\n"u8))
            throw new InvalidDataException("This is a binary lock file of Bun: run `bun install --save-text-lockfile`, which writes a bun.lock.");
        var packages = new LockedPackages(Ecosystem.Npm, file.Location);
        return BoundedJson.ReadWithComments(file.Content, root =>
        {
            Fill(packages, root);
            return packages.ToPackages();
        });
    }

    static void Fill(LockedPackages packages, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("lockfileVersion", out var stated)
            || stated.ValueKind != JsonValueKind.Number || !stated.TryGetInt32(out var version) || version is < 0 or > MaxLockVersion)
        {
            throw new InvalidDataException($"The lockfileVersion is not one of 0 to {MaxLockVersion}.");
        }

        var needs = new List<(LockedPackage Package, string Path, NpmManifest Manifest)>();
        foreach (var entry in JsonFields.Entries(root, "packages"))
        {
            if (entry.Value.ValueKind != JsonValueKind.Array || entry.Value.GetArrayLength() == 0
                || entry.Value[0].ValueKind != JsonValueKind.String || Split(entry.Value[0].GetString()!) is not { } target)
            {
                continue;
            }
            var package = packages.Add(entry.Name, target.Name, target.Version);
            foreach (var part in entry.Value.EnumerateArray().Where(part => part.ValueKind == JsonValueKind.Object))
                needs.Add((package, entry.Name, NpmManifest.Of(part)));
        }
        foreach (var (package, path, manifest) in needs)
            package.Needs.AddRange(Keys(packages, path, manifest.Production));
        SetRoots(packages, root);
    }

    static void SetRoots(LockedPackages packages, JsonElement root)
    {
        var (production, development) = (new List<string>(), new List<string>());
        foreach (var member in JsonFields.Entries(root, "workspaces"))
        {
            var manifest = NpmManifest.Of(member.Value);
            var path = member.Name.Length == 0 ? "" : JsonFields.Text(member.Value, "name") ?? "";
            production.AddRange(Keys(packages, path, manifest.Production));
            development.AddRange(Keys(packages, path, manifest.Development));
        }
        packages.SetRoots(production, development);
    }

    static IEnumerable<string> Keys(LockedPackages packages, string path, IReadOnlyList<KeyValuePair<string, string>> ranges) =>
        ranges.Select(range => KeyFrom(packages, path, range.Key)).OfType<string>();

    static string? KeyFrom(LockedPackages packages, string path, string name)
    {
        for (var level = 0; level < MaxNesting; level++)
        {
            var key = path.Length == 0 ? name : $"{path}/{name}";
            if (packages.Find(key) is not null)
                return key;
            if (path.Length == 0)
                return null;

            // A step is a name, with its scope.
            var slash = path.LastIndexOf('/');
            if (slash > 0 && path.AsSpan(path.AsSpan(0, slash).LastIndexOf('/') + 1) is ['@', ..])
                slash = path.AsSpan(0, slash).LastIndexOf('/');
            path = slash <= 0 ? "" : path[..slash];
        }
        return null;
    }

    /// <summary>Splits <c>NAME@VERSION</c>.</summary>
    /// <returns><c>null</c> for a member of the workspace, a folder, a link and an address, which have no version here.</returns>
    static (string Name, string Version)? Split(string text) =>
        text.IndexOf('@', Math.Min(1, text.Length)) is > 0 and var at && at + 1 < text.Length
        && !text.AsSpan(at + 1).ContainsAny(':', '/')
            ? (text[..at], text[(at + 1)..])
            : null;
}
