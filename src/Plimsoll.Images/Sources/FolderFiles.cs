using Plimsoll.Images.Layers;

namespace Plimsoll.Images.Sources;

/// <summary>An image stored as a folder of files.</summary>
sealed class FolderFiles(string folder) : ISourceFiles
{
    const int ReadAhead = 0;

    /// <inheritdoc/>
    public string Path => folder;

    /// <inheritdoc/>
    public string Damage => "";

    /// <inheritdoc/>
    public long? LengthOf(string name) => IsInside(name) && new FileInfo(PathOf(name)) is { Exists: true } file ? file.Length : null;

    /// <inheritdoc/>
    public ValueTask<Stream> OpenAsync(string name, CancellationToken cancellation)
    {
        if (LengthOf(name) is null)
            throw new FileNotFoundException($"\"{name}\" is not in \"{folder}\".");
        return ValueTask.FromResult<Stream>(new FileStream(
            PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read, ReadAhead, FileOptions.SequentialScan));
    }

    // Names may come from an image: none may lead to another file of this machine.
    static bool IsInside(string name)
    {
        var path = name.ToCharArray();
        return EntryPath.TryNormalize(path, out var length) && path.AsSpan(0, length).SequenceEqual(name);
    }

    string PathOf(string name) => System.IO.Path.Combine(folder, name);
}
