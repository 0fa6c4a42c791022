using System.Collections.Immutable;
using Plimsoll.Images.Layers;
using Plimsoll.Images.Packages.NuGet;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages;

/// <summary>Runs every reader over the files that it wants, of an image or of a folder.</summary>
sealed class PackageReading
{
    /// <summary>Packages of one file. The largest lock files have some ten thousand; a file of 32 MiB can name millions.</summary>
    public const int MaxPackagesOfFile = LockedPackages.MaxPackages;

    /// <summary>Packages of one image or folder: a large monorepo has some hundred thousand. Each takes some hundred bytes, and a search.</summary>
    public const int MaxPackages = 500_000;

    /// <summary>Files that are told one by one where they could not be read: nobody reads on, and a report has to stay one.</summary>
    public const int MaxUnread = UnreadFiles.MaxListed;

    readonly Dictionary<string, ReadOnlyMemory<byte>> _kept = new(StringComparer.Ordinal);
    readonly List<Entry> _files = [];
    readonly List<ListEntry> _lists = [];
    readonly UnreadFiles _unread = new("package files");

    /// <summary>What could not be read: the first <see cref="MaxUnread"/>, and how many more there are.</summary>
    public IEnumerable<Unread> Unread => _unread.All;

    /// <summary>Adds a file.</summary>
    /// <param name="location">Where it lies.</param>
    /// <param name="traits">What is known of it.</param>
    /// <param name="content">The file, or what was kept of it.</param>
    /// <param name="extractedBy">Who made the content; <c>null</c> where it is the file itself.</param>
    /// <param name="subject">The file in reports of what could not be read.</param>
    /// <param name="knownAs">Other paths by which the same file was added: who reads it by one of those does not read it again.</param>
    public void Add(
        FileLocation location, in FileTraits traits, ReadOnlyMemory<byte> content, string? extractedBy, string subject, ImmutableArray<string> knownAs)
    {
        if (extractedBy is null)
            _kept[location.Path] = content;
        foreach (var reader in PackageReaders.All)
        {
            if (reader.Extractor?.Name == extractedBy && reader.Reads(traits) && !reader.ReadsAny(knownAs, traits))
                _files.Add(new Entry(reader, location, content, subject));
        }
        foreach (var owners in FileOwners.All)
        {
            if (owners.Extractor?.Name == extractedBy && owners.Lists(traits) && !owners.ListsAny(knownAs, traits))
                _lists.Add(new ListEntry(owners, location, content, subject));
        }
    }

    /// <summary>Reads the packages of all files that were added.</summary>
    /// <returns>The packages, in the order of the files; of one file each once.</returns>
    public ImmutableArray<Package> Read(CancellationToken cancellation)
    {
        var packages = ImmutableArray.CreateBuilder<Package>();
        var declared = new DeclaredAssemblies(_kept);
        foreach (var entry in _files)
        {
            cancellation.ThrowIfCancellationRequested();
            if (entry.Reader is AssemblyPackages && declared.Contains(entry.Location.Path))
                continue;
            if (!TryRead(entry, packages, cancellation))
                break;
        }
        return WithOwners(packages.ToImmutable(), cancellation);
    }

    /// <summary>Reads one file.</summary>
    /// <returns>Whether there is room for the packages of another one.</returns>
    bool TryRead(Entry entry, ImmutableArray<Package>.Builder packages, CancellationToken cancellation)
    {
        var (reader, location, content, subject) = entry;
        var known = new HashSet<Package>();
        var file = new PackageFile(location, content, Beside);
        try
        {
            foreach (var package in reader.Read(file, cancellation))
            {
                // Lists compare by reference: what is the same but for them is the same package.
                if (!known.Add(package with { DependsOn = [], Licenses = [] }))
                    continue;
                if (packages.Count == MaxPackages)
                {
                    Report(subject, UnreadReason.LimitExceeded,
                        $"{reader.Name}: there are more than {MaxPackages} packages in all; the rest of this file and the files after it were not read.");
                    return false;
                }
                if (known.Count > MaxPackagesOfFile)
                {
                    Report(subject, UnreadReason.LimitExceeded,
                        $"{reader.Name}: the file has more than {MaxPackagesOfFile} packages; the rest was not read.");
                    return true;
                }
                packages.Add(package);
            }
        }
        catch (InvalidDataException problem)
        {
            Report(subject, UnreadReason.Malformed, $"{reader.Name}: {problem.Message}");
        }
        foreach (var (reason, detail) in file.Told)
            Report(subject, reason, $"{reader.Name}: {detail}");
        return true;
    }

    void Report(string subject, UnreadReason reason, string detail)
    {
        if (reason is UnreadReason.LimitExceeded)
            _unread.AddLimit(new Unread(subject, reason, detail));
        else
            _unread.Add(new Unread(subject, reason, detail));
    }

    // Two lists of files rarely claim the same one; then that of the first path counts.
    ImmutableArray<Package> WithOwners(ImmutableArray<Package> packages, CancellationToken cancellation)
    {
        var paths = new OwnedPaths(packages.Where(package => !package.Ecosystem.IsOperatingSystem).Select(package => package.Location.Path));
        if (paths.IsEmpty)
            return packages;
        foreach (var (owners, location, content, subject) in _lists)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                owners.Read(new PackageFile(location, content, Beside), paths, cancellation);
            }
            catch (InvalidDataException problem)
            {
                Report(subject, UnreadReason.Malformed, $"{owners.Name}: {problem.Message}");
            }
        }
        return [.. packages.Select(package => package.Ecosystem.IsOperatingSystem || paths.OwnerOf(package.Location.Path) is not { Length: > 0 } owner
            ? package
            : package with { OwnedBy = owner })];
    }

    // A bare null would become an empty file: memory is made of any array, and of none.
    ReadOnlyMemory<byte>? Beside(string path) => _kept.TryGetValue(path, out var content) ? content : default(ReadOnlyMemory<byte>?);

    sealed record ListEntry(IFileOwners Owners, FileLocation Location, ReadOnlyMemory<byte> Content, string Subject);

    sealed record Entry(IPackageReader Reader, FileLocation Location, ReadOnlyMemory<byte> Content, string Subject);
}
