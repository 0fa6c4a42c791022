using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources;

/// <summary>A folder with archives and layouts, in which the images of Pods are looked up by their references.</summary>
public sealed class ImageFolder
{
    /// <summary>Folders within the folder that are looked into.</summary>
    public const int MaxDepth = 4;

    /// <summary>Files and folders that are looked at.</summary>
    public const int MaxFiles = 20_000;

    static readonly string[] ArchiveEndings = [".tar", ".tar.gz", ".tgz"];

    readonly Dictionary<string, ImageLocation> _byName = new(StringComparer.Ordinal);
    readonly Dictionary<Digest, ImageLocation> _byDigest = [];
    readonly List<Unread> _unread = [];

    ImageFolder()
    {
    }

    /// <summary>Every image name found, with tag, ordered.</summary>
    public ImmutableArray<string> Names => [.. _byName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Archives that could not be read.</summary>
    public ImmutableArray<Unread> Unread => [.. _unread];

    /// <summary>Reads which images a folder holds.</summary>
    /// <exception cref="ImageSourceException">The folder is not there or cannot be read.</exception>
    public static async Task<ImageFolder> IndexAsync(string folder, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
            throw new ImageSourceException($"The folder of images \"{folder}\" is not there.");

        var index = new ImageFolder();
        foreach (var path in index.CandidatesIn(folder))
        {
            try
            {
                foreach (var image in await ImageSources.ListAsync(path, cancellation))
                    index.Add(path, image);
            }
            catch (ImageSourceException problem)
            {
                index._unread.Add(new Unread(path, UnreadReason.Malformed, problem.Message));
            }
        }
        return index;
    }

    /// <summary>Finds the image a Pod names: by its digest where it has one, otherwise by name and tag.</summary>
    public bool TryFind(ImageReference reference, [NotNullWhen(true)] out ImageLocation? location) =>
        reference.Digest is { } digest
            ? _byDigest.TryGetValue(digest, out location)
            : _byName.TryGetValue($"{reference.Name}:{reference.EffectiveTag}", out location);

    List<string> CandidatesIn(string folder)
    {
        try
        {
            return [.. Candidates(folder)];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ImageSourceException($"The folder of images \"{folder}\" cannot be read: {problem.Message}", problem);
        }
    }

    // Breadth first and sorted: the same folder always gives the same answer.
    IEnumerable<string> Candidates(string top)
    {
        var open = new Queue<(string Folder, int Depth)>([(top, 0)]);
        var left = MaxFiles;
        while (open.TryDequeue(out var next))
        {
            if (File.Exists(Path.Combine(next.Folder, "index.json")) && Directory.Exists(Path.Combine(next.Folder, "blobs")))
            {
                yield return next.Folder;
                continue;
            }

            foreach (var path in Directory.EnumerateFileSystemEntries(next.Folder).Order(StringComparer.Ordinal))
            {
                if (--left < 0)
                {
                    _unread.Add(new Unread(
                        top, UnreadReason.LimitExceeded, $"More than {MaxFiles} files and folders; the rest was not looked at."));
                    yield break;
                }
                if (!Directory.Exists(path))
                {
                    if (ArchiveEndings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
                        yield return path;
                }
                else if (next.Depth < MaxDepth)
                {
                    open.Enqueue((path, next.Depth + 1));
                }
            }
        }
    }

    void Add(string path, StoredImage image)
    {
        var location = new ImageLocation(path, image.Names.FirstOrDefault() ?? "");
        foreach (var digest in image.Digests)
            _byDigest.TryAdd(digest, location);
        foreach (var name in image.Names)
        {
            if (ImageReference.TryParse(name, out var reference))
                _byName.TryAdd($"{reference.Name}:{reference.EffectiveTag}", location with { Tag = name });
        }
    }
}
