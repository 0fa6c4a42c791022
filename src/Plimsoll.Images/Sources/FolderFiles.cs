using Plimsoll.Images.Layers;

namespace Plimsoll.Images.Sources;

/// <summary>An image stored as a folder of files. Links are followed within the folder, never out of it.</summary>
sealed class FolderFiles(string folder) : ISourceFiles
{
    const int ReadAhead = 0;

    // As many as Linux follows.
    const int MaxLinks = 40;

    readonly string _root = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(folder));

    /// <inheritdoc/>
    public string Path => folder;

    /// <inheritdoc/>
    public string Damage { get; private set; } = "";

    /// <inheritdoc/>
    public long? LengthOf(string name) => Find(name)?.Length;

    /// <inheritdoc/>
    public ValueTask<Stream> OpenAsync(string name, CancellationToken cancellation) => ValueTask.FromResult(Open(name));

    /// <summary>Opens a file: no more of it is read than it has now.</summary>
    /// <exception cref="FileNotFoundException">The folder does not hold it.</exception>
    public Stream Open(string name)
    {
        var file = Find(name) ?? throw new FileNotFoundException($"\"{name}\" is not in \"{folder}\". {Damage}".TrimEnd());
        // Pipes and devices have no length. Opening one may wait for ever, and reading one may never end.
        return file.Length == 0
            ? Stream.Null
            : new SliceStream(
                new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, ReadAhead, FileOptions.SequentialScan), file.Length);
    }

    // Names may come from an image: none may lead to another file of this machine.
    FileInfo? Find(string name)
    {
        var path = name.ToCharArray();
        return EntryPath.TryNormalize(path, out var length) && path.AsSpan(0, length).SequenceEqual(name)
            && Resolve(name) is { } found && new FileInfo(found) is { Exists: true } file
            ? file
            : null;
    }

    string? Resolve(string name)
    {
        var open = new Stack<string>(Parts(name));
        var path = _root;
        for (var links = 0; open.TryPop(out var part);)
        {
            if (part == ".." && path == _root)
                return Refuse(name);
            var next = part == ".." ? System.IO.Path.GetDirectoryName(path)! : System.IO.Path.Combine(path, part);
            if (part == ".." || new FileInfo(next).LinkTarget is not { } target)
            {
                path = next;
                continue;
            }

            if (System.IO.Path.IsPathRooted(target))
            {
                if (!target.StartsWith(_root + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))
                    return Refuse(name);
                (path, target) = (_root, target[_root.Length..]);
            }
            if (++links > MaxLinks)
                return Refuse(name);
            foreach (var further in Parts(target))
                open.Push(further);
        }
        return path;
    }

    string? Refuse(string name)
    {
        Damage = $"\"{name}\" is a link that leads out of the folder, or in circles; it is not followed.";
        return null;
    }

    // The last one first.
    static IEnumerable<string> Parts(string path) => path
        .Split([System.IO.Path.DirectorySeparatorChar, System.IO.Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
        .Where(part => part != ".")
        .Reverse();
}
