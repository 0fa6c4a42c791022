using System.Collections.Immutable;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages;

/// <summary>Runs every reader over the files that it wants, of an image or of a folder.</summary>
sealed class PackageReading
{
    readonly Dictionary<string, ReadOnlyMemory<byte>> _kept = new(StringComparer.Ordinal);
    readonly List<Entry> _files = [];
    readonly List<Unread> _unread = [];

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<Unread> Unread => _unread;

    /// <summary>Adds a file.</summary>
    /// <param name="location">Where it lies.</param>
    /// <param name="traits">What is known of it.</param>
    /// <param name="content">The file, or what was kept of it.</param>
    /// <param name="extractedBy">Who made the content; <c>null</c> where it is the file itself.</param>
    /// <param name="subject">The file in reports of what could not be read.</param>
    public void Add(FileLocation location, in FileTraits traits, ReadOnlyMemory<byte> content, string? extractedBy, string subject)
    {
        if (extractedBy is null)
            _kept[location.Path] = content;
        foreach (var reader in PackageReaders.All)
        {
            if (reader.Extractor?.Name == extractedBy && reader.Reads(traits))
                _files.Add(new Entry(reader, location, content, subject));
        }
    }

    /// <summary>Reads the packages of all files that were added.</summary>
    /// <returns>The packages, in the order of the files.</returns>
    public ImmutableArray<Package> Read(CancellationToken cancellation)
    {
        var packages = ImmutableArray.CreateBuilder<Package>();
        foreach (var (reader, location, content, subject) in _files)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                packages.AddRange(reader.Read(new PackageFile(location, content, Beside), cancellation));
            }
            catch (InvalidDataException problem)
            {
                _unread.Add(new Unread(subject, UnreadReason.Malformed, $"{reader.Name}: {problem.Message}"));
            }
        }
        return packages.ToImmutable();
    }

    // A bare null would become an empty file: memory is made of any array, and of none.
    ReadOnlyMemory<byte>? Beside(string path) => _kept.TryGetValue(path, out var content) ? content : default(ReadOnlyMemory<byte>?);

    sealed record Entry(IPackageReader Reader, FileLocation Location, ReadOnlyMemory<byte> Content, string Subject);
}
