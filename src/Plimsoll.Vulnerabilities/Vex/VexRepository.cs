using System.Text.Json;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Packages;

namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>A folder of VEX documents with an index by package: only those about packages that are there are read. Not safe for concurrent use.</summary>
/// <remarks>
/// VEX Repository Specification 0.1 (https://github.com/aquasecurity/vex-repo-spec): <c>index.json</c> with <c>packages[]</c> of <c>id</c>
/// (a package URL without a version) and <c>location</c>; it lies at the top, or in a folder <c>0.1</c> beside <c>vex-repository.json</c>.
/// </remarks>
public sealed class VexRepository
{
    /// <summary>The most packages of an index.</summary>
    public const int MaxPackages = 1_000_000;

    const string Index = "index.json";

    static readonly JsonDocumentOptions Options = new() { MaxDepth = VexReading.MaxDepth, AllowDuplicateProperties = false };

    readonly string _root;
    readonly string _folder;
    readonly Dictionary<string, List<string>> _locations = new(StringComparer.Ordinal);
    readonly Dictionary<string, VexDocument> _read = new(StringComparer.Ordinal);
    readonly List<Unread> _unread = [];

    VexRepository(string root, string folder) => (_root, _folder) = (Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)), folder);

    /// <summary>Entries of the index that cannot be used.</summary>
    public IReadOnlyList<Unread> Unread => _unread;

    /// <summary>Opens a repository.</summary>
    /// <param name="folder">A folder.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns><c>null</c> where the folder has no index.</returns>
    /// <exception cref="IOException">The index cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The index cannot be read.</exception>
    /// <exception cref="InvalidDataException">The index is malformed.</exception>
    public static async Task<VexRepository?> OpenAsync(string folder, CancellationToken cancellation)
    {
        foreach (var home in (string[])[folder, Path.Combine(folder, "0.1")])
        {
            var index = Path.Combine(home, Index);
            if (!File.Exists(index))
                continue;
            var repository = new VexRepository(folder, home);
            return repository.ReadIndex(await VexFiles.ReadAsync(index, cancellation), index) ? repository : null;
        }
        return null;
    }

    /// <summary>The documents about packages, each read once.</summary>
    /// <param name="keys">The packages, <see cref="PackageUrlPattern.Key"/>.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<VexDocument>> AboutAsync(IEnumerable<string> keys, CancellationToken cancellation)
    {
        var found = new List<VexDocument>();
        foreach (var location in keys.SelectMany(key => _locations.GetValueOrDefault(key, [])).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (!_read.TryGetValue(location, out var document))
                document = _read[location] = await VexFiles.ReadDocumentAsync(Path.Combine(_folder, location), isGiven: false, cancellation);
            found.Add(document);
        }
        return found;
    }

    bool ReadIndex(ReadOnlyMemory<byte> content, string file)
    {
        try
        {
            using var json = JsonDocument.Parse(content, Options);
            var root = new VexElement(json.RootElement, "");
            if (json.RootElement.ValueKind != JsonValueKind.Object || !root.Has("packages"))
                return false;
            foreach (var package in root.Objects("packages"))
                Add(package, file);
            return true;
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"line {fault.LineNumber + 1}: not JSON", fault);
        }
        catch (InvalidOperationException fault)
        {
            throw new InvalidDataException("a string is no text", fault);
        }
    }

    void Add(VexElement package, string file)
    {
        if (_locations.Count == MaxPackages)
            throw new InvalidDataException($"it has more than {MaxPackages} packages");
        var (id, location) = (package.Required("id"), package.Required("location"));
        if (!PackageUrlPattern.TryParse(id, out var purl))
            Refuse(package.Fault("id", $"\"{id}\" is no package URL"), file);
        else if (!IsInside(location))
            Refuse(package.Fault("location", $"\"{location}\" leads out of the repository"), file);
        else if (_locations.TryGetValue(purl.Key, out var others))
            others.Add(location);
        else
            _locations[purl.Key] = [location];
    }

    void Refuse(InvalidDataException fault, string file)
    {
        if (_unread.Count < VexCollector.MaxProblems)
            _unread.Add(new Unread(file, UnreadReason.Malformed, fault.Message));
    }

    bool IsInside(string location) =>
        !location.Contains('\0') && !Path.IsPathRooted(location)
        && Path.GetFullPath(Path.Combine(_folder, location)).StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
