using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.Testing;

/// <summary>Reads the files that test files name, each once. Not safe for concurrent use.</summary>
sealed class TestObjects
{
    readonly Dictionary<string, Manifest> _files = new(StringComparer.Ordinal);

    /// <summary>What a file holds; a file that cannot be opened is in it as unread.</summary>
    public async Task<Manifest> ReadAsync(string path, CancellationToken cancellation)
    {
        if (!_files.TryGetValue(path, out var known))
            _files[path] = known = (await OpenAsync(path, cancellation)).AsNamed();
        return known;
    }

    /// <summary>The one object that is meant; <c>null</c> with a problem where there is none, or more than one.</summary>
    /// <param name="source">Says which.</param>
    /// <param name="field">The field that says so, for problems.</param>
    /// <param name="problems">Takes the problem.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<KubernetesObject?> FindOneAsync(ObjectSource source, string field, List<Unread> problems, CancellationToken cancellation)
    {
        var found = await FindAllAsync(source, field, problems, cancellation);
        if (found.Length > 1)
        {
            var names = string.Join(", ", found.Take(4).Select(other => $"{other.Reference.Kind}/{other.Reference.Name}"));
            Add(problems, source, UnreadReason.Malformed, $"{field}: {PathOf(source)} holds {found.Length} objects ({names}): expected PATH#KIND/NAME");
        }

        return found is [var only] ? only : null;
    }

    /// <summary>The objects that are meant.</summary>
    /// <param name="source">Says which.</param>
    /// <param name="field">The field that says so, for problems.</param>
    /// <param name="problems">Takes what cannot be read.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<ImmutableArray<KubernetesObject>> FindAllAsync(ObjectSource source, string field, List<Unread> problems, CancellationToken cancellation)
    {
        switch (source)
        {
            case ObjectSource.Inline inline:
                return [inline.Object];
            case ObjectSource.ShortNamespace made:
                return [made.Object];
            case ObjectSource.InFile file:
                var path = TestPaths.Resolve(file.Location.File, file.Path);
                var manifest = await ReadAsync(path, cancellation);
                if (manifest.Unread is [var unread, ..])
                {
                    var place = unread.Location is { Line: > 0 } where ? $"{where}: " : $"{path}: ";
                    Add(problems, source, unread.Reason, $"{field}: {place}{unread.Detail}");
                    return [];
                }

                var found = manifest.Objects.Where(candidate => IsMeant(candidate, file)).ToImmutableArray();
                if (found.IsEmpty)
                    Add(problems, source, UnreadReason.Missing, $"{field}: there is no {(file.Kind.Length == 0 ? "object" : $"{file.Kind}/{file.Name}")} in {path}");
                return found;
            default:
                return [];
        }
    }

    static bool IsMeant(KubernetesObject candidate, ObjectSource.InFile source) =>
        source.Kind.Length == 0 || (candidate.Reference.Kind == source.Kind && candidate.Reference.Name == source.Name);

    static string PathOf(ObjectSource source) => source is ObjectSource.InFile file ? file.Path : "it";

    static void Add(List<Unread> problems, ObjectSource source, UnreadReason reason, string detail) =>
        problems.Add(new Unread(source.Location.File, reason, detail, source.Location));

    static async Task<Manifest> OpenAsync(string path, CancellationToken cancellation)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            return await ManifestReader.ReadAsync(stream, path, cancellation);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            var (reason, detail) = problem is FileNotFoundException or DirectoryNotFoundException
                ? (UnreadReason.Missing, "no such file")
                : (UnreadReason.Inaccessible, problem.Message);
            return new Manifest([], [new Unread(path, reason, detail, new SourceLocation(path, 0, 0))]);
        }
    }
}
