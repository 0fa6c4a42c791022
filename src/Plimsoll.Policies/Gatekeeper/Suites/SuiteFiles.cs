using System.Collections.Concurrent;
using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.Gatekeeper.Suites;

/// <summary>Reads the files that Suites name, each once. Safe for concurrent use.</summary>
sealed class SuiteFiles
{
    readonly ConcurrentDictionary<string, Lazy<Task<Manifest>>> _files = new(StringComparer.Ordinal);

    /// <summary>The objects of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="field">The field that names it, for problems.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="SuiteException">It cannot be read, or holds none.</exception>
    public async Task<ImmutableArray<KubernetesObject>> ReadAsync(SuitePath path, string field, CancellationToken cancellation)
    {
        var manifest = await _files.GetOrAdd(path.File, file => new Lazy<Task<Manifest>>(() => OpenAsync(file, cancellation))).Value;
        if (manifest.Unread is [var unread, ..])
        {
            var place = unread.Location is { Line: > 0 } where ? where.ToString() : path.File;
            throw new SuiteException(path.Location, $"{field}: {place}: {unread.Detail}", isUnread: true);
        }

        return manifest.Objects.IsEmpty
            ? throw new SuiteException(path.Location, $"{field}: {path.File} holds no object")
            : manifest.Objects;
    }

    static async Task<Manifest> OpenAsync(string path, CancellationToken cancellation)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            return (await ManifestReader.ReadAsync(stream, path, cancellation)).AsNamed();
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
