using System.Collections.Immutable;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images;

/// <summary>Counts a package of a checkout once, where its lock file names it and its folder <c>node_modules</c> holds it too.</summary>
/// <remarks>
/// The lock file is what the checkout states and what stays; the folder is made of it. What a folder holds in another version, or
/// what no lock file names, stays in the result: it is there.
/// </remarks>
static class InstalledCopies
{
    const string Modules = "node_modules/";

    /// <summary>The packages without the copies; a locked package takes over the licences that only its copy states.</summary>
    internal static ImmutableArray<Package> Leave(ImmutableArray<Package> packages)
    {
        var locked = new Dictionary<(string Folder, string Name, string Version), int>();
        for (var i = 0; i < packages.Length; i++)
        {
            if (packages[i].Ecosystem == Ecosystem.Npm && Project(packages[i]) is null)
                locked.TryAdd((FolderOf(packages[i].Location.Path), packages[i].Name, packages[i].Version), i);
        }
        if (locked.Count == 0)
            return packages;

        var kept = packages.ToArray();
        var copies = new HashSet<int>();
        for (var i = 0; i < packages.Length; i++)
        {
            if (Project(packages[i]) is not { } project || !locked.TryGetValue((project, packages[i].Name, packages[i].Version), out var original))
                continue;
            copies.Add(i);
            if (kept[original].Licenses.IsEmpty)
                kept[original] = kept[original] with { Licenses = packages[i].Licenses };
        }
        return copies.Count == 0 ? packages : [.. kept.Where((_, i) => !copies.Contains(i))];
    }

    // The folder of the project whose modules these are; null for what is no module.
    static string? Project(Package package)
    {
        var path = package.Location.Path;
        var at = package.Ecosystem != Ecosystem.Npm ? -1 : path.StartsWith(Modules, StringComparison.Ordinal) ? 0 : path.IndexOf("/" + Modules, StringComparison.Ordinal);
        return at < 0 ? null : path[..at];
    }

    static string FolderOf(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";
}
