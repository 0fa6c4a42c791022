using System.Security.Cryptography;
using System.Text;
using Plimsoll.Images.Layers;
using Plimsoll.Images.Packages;
using Plimsoll.Images.Sources;

namespace Plimsoll.Images.Cache;

/// <summary>
/// What layers hold, kept in a folder by their digests, so that an image costs only the layers nobody has read yet. Safe for several
/// processes at a time and for a crash at any moment: a file appears whole under its name or not at all, and one that is damaged is read anew.
/// </summary>
/// <remarks>
/// A layer is what its digest says, so nothing in here grows old but by a change of Plimsoll: its version and the names of its readers are
/// part of a file's name. A cache that cannot be written is no reason to fail: the scan goes on without it.
/// </remarks>
public sealed class LayerCache
{
    const string Ending = ".layer";
    const string UnfinishedEnding = ".unfinished";
    const int SuffixLength = 16;

    readonly string _folder;
    readonly string _suffix;
    readonly long _maxBytes;
    readonly TimeProvider _time;

    /// <summary>A cache; its folder is made when something is kept.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="version">The version of Plimsoll: another one may read layers otherwise.</param>
    /// <param name="maxBytes">Bytes that it may take.</param>
    /// <param name="time">The clock.</param>
    public LayerCache(string folder, string version, long maxBytes, TimeProvider time)
    {
        (_folder, _maxBytes, _time) = (folder, maxBytes, time);
        var readers = PackageReaders.All.Select(reader => $"{reader.Name} {reader.Extractor?.Name}")
            .Concat(FileOwners.All.Select(owners => $"{owners.Name} {owners.Extractor?.Name}"));
        var identity = string.Join('\n', [$"{LayerRecord.FormatVersion}", version, .. readers, Distributions.BusyboxVersion.Instance.Name]);
        _suffix = "." + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..SuffixLength] + Ending;
    }

    /// <summary>Why it must not be used, for people; <c>null</c> where it may.</summary>
    public string? Objection => CacheTrust.ObjectionTo(_folder);

    /// <summary>What is known of a layer.</summary>
    /// <returns><c>null</c> where nothing is, or where nothing states its digest.</returns>
    internal LayerContent? Find(LayerDescriptor layer)
    {
        if (PathOf(layer) is not { } path)
            return null;
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists || file.Length > CacheLimits.MaxFileBytes || !CacheTrust.Believes(file))
                return null;
            var content = new byte[file.Length];
            using (var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0))
                stream.ReadExactly(content);
            if (LayerRecord.Read(content, layer) is not { } found)
            {
                file.Delete();
                return null;
            }
            Touch(file);
            return found;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // A cache that may be read but not written is still one; its owner decides what goes first.
    void Touch(FileInfo file)
    {
        try
        {
            file.LastAccessTimeUtc = _time.GetUtcNow().UtcDateTime;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    /// <summary>Keeps what is known of a layer, and makes room for it. One that could not be read to its end is not kept.</summary>
    internal void Keep(LayerContent layer)
    {
        if (PathOf(layer.Layer) is not { } path || layer.Unread.Any(unread => unread.Subject == layer.Layer.Title)
            || !LayerRecord.Fits(layer))
        {
            return;
        }

        var unfinished = $"{path}.{Guid.NewGuid():N}{UnfinishedEnding}";
        try
        {
            CreateFolder();
            using (var stream = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
                LayerRecord.Write(layer, stream);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Delete(new FileInfo(unfinished));
        }
    }

    /// <summary>Removes what other versions and dead processes left, and the layers that were not used for the longest time beyond the limit.</summary>
    /// <returns>Bytes that were freed.</returns>
    /// <exception cref="IOException">The folder cannot be listed, or a file cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be listed.</exception>
    public long Prune()
    {
        long kept = 0;
        var unwanted = new List<FileInfo>();
        var dead = _time.GetUtcNow().UtcDateTime.AddHours(-CacheLimits.UnfinishedHours);
        foreach (var file in Files().OrderByDescending(file => file.LastAccessTimeUtc))
        {
            var isUsable = file.Name.EndsWith(_suffix, StringComparison.Ordinal);
            var isBeingWritten = file.Name.EndsWith(UnfinishedEnding, StringComparison.Ordinal) && file.LastWriteTimeUtc > dead;
            if (isBeingWritten || (isUsable && kept + file.Length <= _maxBytes))
                kept += file.Length;
            else
                unwanted.Add(file);
        }
        return Remove(unwanted);
    }

    /// <summary>Removes everything.</summary>
    /// <returns>Bytes that were freed.</returns>
    /// <exception cref="IOException">The folder cannot be listed, or a file cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be listed.</exception>
    public long Clear() => Remove(Files());

    /// <summary>What it holds.</summary>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be listed.</exception>
    public CacheUsage Usage()
    {
        var files = Files();
        var layers = files.Count(file => file.Name.EndsWith(_suffix, StringComparison.Ordinal));
        return new CacheUsage(_folder, layers, files.Count - layers, files.Sum(file => file.Length), _maxBytes);
    }

    /// <summary>Prunes where the limit is passed; a cache that cannot be pruned is left as it is.</summary>
    internal void MakeRoom()
    {
        try
        {
            if (Files().Sum(file => file.Length) > _maxBytes)
                Prune();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Another scan, or the user, will.
        }
    }

    // Only what this class names is ever touched, should somebody name a folder of other files.
    List<FileInfo> Files() => File.Exists(_folder) ? throw new IOException($"{_folder} is a file")
        : Directory.Exists(_folder)
        ? [.. new DirectoryInfo(_folder).EnumerateFiles().Where(file =>
            file.Name.EndsWith(Ending, StringComparison.Ordinal)
            || (file.Name.EndsWith(UnfinishedEnding, StringComparison.Ordinal) && file.Name.Contains(Ending + ".", StringComparison.Ordinal)))]
        : [];

    // The digest of the blob where the manifest states it, else that of the tar: of an uncompressed layer they are one.
    string? PathOf(LayerDescriptor layer) =>
        (layer.Digest ?? layer.DiffId) is { Hex: not null } digest ? Path.Combine(_folder, $"{digest.Algorithm}-{digest.Hex}{_suffix}") : null;

    void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(_folder);
        else
            Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    static long Remove(List<FileInfo> files)
    {
        var freed = files.Sum(Delete);
        var stayed = files.Count(file => File.Exists(file.FullName));
        return stayed == 0 ? freed : throw new IOException($"{stayed} of {files.Count} files cannot be removed");
    }

    static long Delete(FileInfo file)
    {
        try
        {
            var bytes = file.Exists ? file.Length : 0;
            file.Delete();
            return bytes;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
