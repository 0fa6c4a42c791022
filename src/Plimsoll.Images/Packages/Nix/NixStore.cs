using System.Buffers;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Nix;

/// <summary>The packages of a Nix store, by the names of its paths: <c>nix/store/HASH-NAME-VERSION[-OUTPUT]</c>.</summary>
/// <remarks>
/// Nix manual, "Store Path": the hash has 32 characters of Nix' base 32, without e, o, t and u. Where the name ends is told by parseDrvName of the
/// Nix language: at the first dash that no letter follows. Derivations (<c>.drv</c>) and paths without a version (scripts, sources) are no
/// packages. The outputs of one derivation are one package, at the path that comes first.
/// </remarks>
static class NixStore
{
    const string Folder = "nix/store";
    const int HashLength = 32;
    const string Derivation = ".drv";

    static readonly SearchValues<char> Base32 = SearchValues.Create("0123456789abcdfghijklmnpqrsvwxyz");

    /// <summary>Outputs that nixpkgs gives a name of their own; the main one, <c>out</c>, has none.</summary>
    static readonly string[] Outputs = ["-bin", "-dev", "-lib", "-man", "-doc", "-info", "-static", "-data", "-devdoc", "-debug", "-dist", "-terminfo"];

    /// <summary>The packages in a tree.</summary>
    /// <param name="tree">The merged file tree.</param>
    /// <param name="place">The location of a path from a layer.</param>
    public static IEnumerable<Package> In(FileTree tree, Func<string, int, FileLocation> place)
    {
        if (tree.Follow(tree.Root, Folder) is not { Kind: EntryKind.Folder } store)
            return [];

        var packages = new SortedDictionary<(string Name, string Version), FileNode>();
        foreach (var node in store.Children.OrderBy(node => node.Name.ToString(), StringComparer.Ordinal))
        {
            if (TryParse(node.Name.ToString(), out var name, out var version))
                packages.TryAdd((name, version), node);
        }
        return packages.Select(found => new Package(
            Ecosystem.Nix, found.Key.Name, found.Key.Version, found.Key.Name, found.Key.Version, "", place($"{Folder}/{found.Value.Name}", found.Value.Layer)));
    }

    /// <summary>Splits the name of a store path.</summary>
    /// <returns>Whether it is one of a package with a version.</returns>
    public static bool TryParse(string path, out string name, out string version)
    {
        (name, version) = ("", "");
        if (path.Length < HashLength + 2 || path[HashLength] != '-' || path.AsSpan(0, HashLength).ContainsAnyExcept(Base32)
            || path.EndsWith(Derivation, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = path[(HashLength + 1)..];
        for (var dash = rest.IndexOf('-'); dash > 0 && dash + 1 < rest.Length; dash = rest.IndexOf('-', dash + 1))
        {
            if (char.IsAsciiLetter(rest[dash + 1]))
                continue;
            if (!char.IsAsciiDigit(rest[dash + 1]))
                return false;
            (name, version) = (rest[..dash], WithoutOutput(rest[(dash + 1)..]));
            return true;
        }
        return false;
    }

    static string WithoutOutput(string version) =>
        Array.Find(Outputs, output => version.EndsWith(output, StringComparison.Ordinal)) is { } output ? version[..^output.Length] : version;
}
