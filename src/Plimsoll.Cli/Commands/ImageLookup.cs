using System.Collections.Immutable;
using Plimsoll.Cli.Rendering;
using Plimsoll.Images.Sources;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;

namespace Plimsoll.Cli.Commands;

/// <summary>Maps image references to local archives and layouts, for use offline.</summary>
sealed class ImageLookup
{
    readonly ImmutableArray<ImageFolder> _folders;

    ImageLookup(ImmutableArray<ImageFolder> folders) => _folders = folders;

    /// <summary>Archives that could not be read.</summary>
    public ImmutableArray<Unread> Unread => [.. _folders.SelectMany(folder => folder.Unread)];

    /// <summary>The folders to look in: those named, else each <c>images</c> folder inside a given manifest folder.</summary>
    public static IReadOnlyList<string> Folders(IReadOnlyList<string> named, IEnumerable<string> manifestPaths) => named.Count > 0
        ? named
        : [.. manifestPaths.Select(path => Path.Combine(RenderedPath.Parse(path)?.Target ?? path, "images")).Where(Directory.Exists)];

    /// <summary>Reads what each folder holds.</summary>
    /// <exception cref="UsageException">A folder is not there.</exception>
    public static async Task<ImageLookup> OverAsync(IReadOnlyList<string> folders, CancellationToken cancellation)
    {
        var indexed = ImmutableArray.CreateBuilder<ImageFolder>(folders.Count);
        foreach (var folder in folders)
        {
            if (!Directory.Exists(folder))
                throw new UsageException($"--images {folder}: no such folder.");
            indexed.Add(await ImageFolder.IndexAsync(folder, cancellation));
        }
        return new ImageLookup(indexed.ToImmutable());
    }

    /// <summary>Where the image of <paramref name="reference"/> lies; <c>null</c> where no folder has it.</summary>
    public ImageLocation? Find(ImageReference reference)
    {
        foreach (var folder in _folders)
        {
            if (folder.TryFind(reference, out var location))
                return location;
        }
        return null;
    }
}
