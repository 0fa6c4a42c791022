using System.Text;
using Plimsoll.Images.Layers;

namespace Plimsoll.Images.Packages;

/// <summary>The paths of which somebody wants to know the owner: only these are kept, however long the lists are. Not thread-safe.</summary>
public sealed class OwnedPaths
{
    /// <summary>Folders of the root that are links into <c>usr</c> on a merged file system, while lists still name them.</summary>
    static readonly string[] Merged = ["bin/", "lib/", "lib32/", "lib64/", "libx32/", "sbin/"];

    readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);
    readonly char[] _path = new char[2 * LayerLimits.MaxPathLength];

    /// <summary>Paths without a leading slash.</summary>
    public OwnedPaths(IEnumerable<string> wanted)
    {
        foreach (var path in wanted)
            _owners[path] = "";
    }

    /// <summary>Whether nobody asks for any.</summary>
    public bool IsEmpty => _owners.Count == 0;

    /// <summary>The package that owns a path; empty where none does.</summary>
    public string OwnerOf(string path) => _owners.GetValueOrDefault(path, "");

    /// <summary>Says that a package owns a path. Of two the first counts.</summary>
    /// <param name="path">UTF-8, with or without a leading slash or <c>./</c>.</param>
    /// <param name="owner">The package's name.</param>
    public void Offer(ReadOnlySpan<byte> path, string owner)
    {
        if (path.StartsWith("./"u8))
            path = path[2..];
        path = path.TrimStart((byte)'/');
        if (path.IsEmpty || path.Length > _path.Length - 4)
            return;

        // "usr/" has room before the path.
        var length = Encoding.UTF8.GetChars(path, _path.AsSpan(4));
        var text = _path.AsSpan(4, length);
        if (Own(text, owner) || !IsMerged(text))
            return;
        "usr/".CopyTo(_path);
        Own(_path.AsSpan(0, length + 4), owner);
    }

    bool Own(ReadOnlySpan<char> path, string owner)
    {
        var owners = _owners.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!owners.TryGetValue(path, out var known))
            return false;
        if (known.Length == 0)
            owners[path] = owner;
        return true;
    }

    static bool IsMerged(ReadOnlySpan<char> path)
    {
        foreach (var folder in Merged)
        {
            if (path.StartsWith(folder))
                return true;
        }
        return false;
    }
}
