using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>The VEX documents and repositories below paths. Not safe for concurrent use.</summary>
public sealed class VexFiles
{
    /// <summary>The most documents of one folder without an index.</summary>
    public const int MaxFiles = 10_000;

    static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, MaxRecursionDepth = 32 };

    static readonly string[] Repositories = ["repositories", "vex/repositories", ".trivy/vex/repositories"];

    readonly List<VexDocument> _documents = [];
    readonly List<VexRepository> _repositories = [];
    readonly List<Unread> _unread = [];

    VexFiles()
    {
    }

    /// <summary>The documents that were given, without those of repositories.</summary>
    public IReadOnlyList<VexDocument> Documents => _documents;

    /// <summary>What could not be read so far.</summary>
    public ImmutableArray<Unread> Unread => [.. _unread, .. _documents.SelectMany(document => document.Unread), .. _repositories.SelectMany(repository => repository.Unread)];

    /// <summary>Reads files, every <c>.json</c> file of folders, and the indexes of repositories.</summary>
    /// <param name="paths">Files and folders that are there.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<VexFiles> ReadAsync(IEnumerable<string> paths, CancellationToken cancellation)
    {
        var files = new VexFiles();
        foreach (var path in paths)
            await files.AddAsync(path, cancellation);
        return files;
    }

    /// <summary>The documents of the repositories about an image and its packages.</summary>
    /// <param name="facts">The image.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<VexDocument>> AboutAsync(ImageFacts facts, CancellationToken cancellation)
    {
        if (_repositories.Count == 0)
            return [];
        var keys = facts.Packages.Select(package => package.Purl(facts.Distro).Text)
            .Concat(ImageKeys(facts))
            .Select(text => PackageUrlPattern.TryParse(text, out var purl) ? purl.Key : "")
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        var found = new List<VexDocument>();
        foreach (var repository in _repositories)
            found.AddRange(await repository.AboutAsync(keys, cancellation));
        _unread.AddRange(found.SelectMany(document => document.Unread).Except(_unread));
        return found;
    }

    /// <summary>Reads one document; a file that cannot be read is one without statements.</summary>
    internal static async Task<VexDocument> ReadDocumentAsync(string file, bool isGiven, CancellationToken cancellation)
    {
        try
        {
            var document = VexReading.Read(await ReadAsync(file, cancellation), file);
            return new VexDocument(document.Source, document.Format, document.Author, document.Statements, document.Unread)
            {
                Bom = document.Bom,
                IsGiven = isGiven,
                IsOther = document.IsOther,
            };
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return Broken(file, problem);
        }
    }

    /// <summary>The content of a file.</summary>
    /// <exception cref="InvalidDataException">It is too large.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal static async Task<ReadOnlyMemory<byte>> ReadAsync(string file, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(file);
        return await ReadAsync(stream, VexReading.MaxBytes, cancellation);
    }

    /// <summary>The content of a stream.</summary>
    /// <exception cref="InvalidDataException">It is too large.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, int maxBytes, CancellationToken cancellation)
    {
        var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellation) is > 0 and var length)
        {
            if (content.Length + length > maxBytes)
                throw new InvalidDataException($"it is larger than {maxBytes / (1024 * 1024)} MiB");
            content.Write(buffer, 0, length);
        }
        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }

    async Task AddAsync(string path, CancellationToken cancellation)
    {
        if (!Directory.Exists(path))
        {
            _documents.Add(await ReadDocumentAsync(path, isGiven: true, cancellation));
            return;
        }

        try
        {
            if (await VexRepository.OpenAsync(path, cancellation) is { } repository)
                _repositories.Add(repository);
            else if (!await AddRepositoriesAsync(path, cancellation))
                await AddFolderAsync(path, cancellation);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            _unread.AddRange(Broken(path, problem).Unread);
        }
    }

    /// <summary>The repositories that Trivy keeps below its folder, by name.</summary>
    async Task<bool> AddRepositoriesAsync(string folder, CancellationToken cancellation)
    {
        var before = _repositories.Count;
        foreach (var home in Repositories.Select(place => Path.Combine(folder, place)).Where(Directory.Exists))
        {
            foreach (var inside in Directory.EnumerateDirectories(home).Order(StringComparer.Ordinal))
            {
                if (await VexRepository.OpenAsync(inside, cancellation) is { } repository)
                    _repositories.Add(repository);
            }
        }
        return _repositories.Count > before;
    }

    async Task AddFolderAsync(string folder, CancellationToken cancellation)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*.json", Everything).Take(MaxFiles + 1).Order(StringComparer.Ordinal)];
        if (files.Length > MaxFiles)
            _unread.Add(new Unread(folder, UnreadReason.LimitExceeded, $"more than {MaxFiles} documents; a repository has an index.json"));
        var before = _documents.Count;
        foreach (var file in files.Take(MaxFiles))
        {
            var document = await ReadDocumentAsync(file, isGiven: true, cancellation);
            if (!document.IsOther)
                _documents.Add(document);
        }
        if (_documents.Count == before)
            _unread.Add(new Unread(folder, UnreadReason.Missing, "no VEX document in it: expected .json files, or a VEX repository with index.json"));
    }

    static VexDocument Broken(string path, Exception problem) => new(
        path, VexFormat.OpenVex, "", [],
        [new Unread(path, problem is InvalidDataException ? UnreadReason.Malformed : UnreadReason.Inaccessible, problem.Message)]);

    static IEnumerable<string> ImageKeys(ImageFacts facts) => new[] { facts.Name, facts.SubjectName }
        .Select(name => ImageReference.TryParse(name, out var reference) ? $"pkg:oci/{reference.Repository[(reference.Repository.LastIndexOf('/') + 1)..]}" : "");
}
