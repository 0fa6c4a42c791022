using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages;

/// <summary>A file that a package reader reads, and its way to the files beside it.</summary>
/// <param name="location">Where the file lies; the reader puts it on every package.</param>
/// <param name="content">The file, or what its extractor kept of it.</param>
/// <param name="beside">Finds the content of another file by its path; <c>null</c> where it is not there or was not asked for.</param>
public sealed class PackageFile(FileLocation location, ReadOnlyMemory<byte> content, Func<string, ReadOnlyMemory<byte>?> beside)
{
    /// <summary>What is told of one file; one sentence sums up what is alike.</summary>
    const int MaxTold = 20;

    ImmutableArray<(UnreadReason Reason, string Detail)> _told = [];

    /// <summary>A file of which nobody knows what is beside it.</summary>
    public PackageFile(FileLocation location, ReadOnlyMemory<byte> content)
        : this(location, content, static _ => default(ReadOnlyMemory<byte>?))
    {
    }

    /// <summary>Where the file lies.</summary>
    public FileLocation Location => location;

    /// <summary>The file, or what its extractor kept of it.</summary>
    public ReadOnlyMemory<byte> Content => content;

    /// <summary>The last segment of its path.</summary>
    public string Name => location.Path[(location.Path.LastIndexOf('/') + 1)..];

    /// <summary>The folder it is in, without a slash at its end; empty for the root.</summary>
    public string Folder => location.Path.LastIndexOf('/') is var slash and > 0 ? location.Path[..slash] : "";

    /// <summary>The content of a file that <see cref="IPackageReader.Consults"/> asked for.</summary>
    /// <param name="relativePath">From the folder of this file, with <c>..</c> where it leads up, e.g. <c>go.sum</c>.</param>
    /// <returns><c>null</c> where there is no such file, or the path leads out of the root.</returns>
    public ReadOnlyMemory<byte>? Beside(string relativePath)
    {
        var path = $"{Folder}/{relativePath}".ToCharArray();
        return Layers.EntryPath.TryNormalize(path, out var length) ? beside(new string(path, 0, length)) : default(ReadOnlyMemory<byte>?);
    }

    /// <summary>What its reader could not find out, though the file is in the format that it should have.</summary>
    internal ImmutableArray<(UnreadReason Reason, string Detail)> Told => _told;

    /// <summary>Tells what the file does not say, so that packages may be missing: it is well-formed, but not all of it can be followed.</summary>
    internal void Tell(UnreadReason reason, string detail)
    {
        if (_told.Length < MaxTold)
            _told = _told.Add((reason, detail));
    }

    /// <summary>Its lines.</summary>
    internal BoundedLines Lines() => new(content);
}
