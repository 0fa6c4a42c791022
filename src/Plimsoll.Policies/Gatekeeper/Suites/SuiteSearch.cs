using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.Gatekeeper.Suites;

/// <summary>The Suites below paths.</summary>
/// <param name="Suites">The Suites, by their files; those that are wrong are left out.</param>
/// <param name="Unread">What could not be read, and Suites that are wrong.</param>
/// <param name="Files">How many files were looked at.</param>
public sealed record SuiteSearch(ImmutableArray<Suite> Suites, ImmutableArray<Unread> Unread, int Files)
{
    /// <summary>What is appended to a folder by those who are used to gator: everything below it, which is meant anyway.</summary>
    const string Everything = "...";

    /// <summary>Reads the Suites of files, and of every YAML file below folders.</summary>
    /// <param name="paths">Files and folders; <c>FOLDER/...</c> is the folder.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<SuiteSearch> InAsync(IEnumerable<string> paths, CancellationToken cancellation)
    {
        var suites = ImmutableArray.CreateBuilder<Suite>();
        var unread = ImmutableArray.CreateBuilder<Unread>();
        var files = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths.Select(FolderOf))
        {
            var found = ManifestFiles.Find(path);
            unread.AddRange(found.Unread);
            foreach (var file in found.Paths.Select(Short).Where(file => seen.Add(Path.GetFullPath(file)) && (found.IsNamed || IsYaml(file))))
            {
                files++;
                var manifest = await ReadAsync(file, found.IsNamed, cancellation);
                unread.AddRange(manifest.Unread);
                Add(manifest, file, found.IsNamed, suites, unread);
            }
        }

        return new SuiteSearch(suites.ToImmutable(), unread.ToImmutable(), files);
    }

    /// <summary>The folder of <c>FOLDER/...</c>; another path as it is.</summary>
    /// <param name="path">The path.</param>
    public static string FolderOf(string path) =>
        Path.GetFileName(path) != Everything ? path
        : Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder
        : path.Length > Everything.Length ? "/" : ".";

    static void Add(
        Manifest manifest, string file, bool isNamed, ImmutableArray<Suite>.Builder suites, ImmutableArray<Unread>.Builder unread)
    {
        var documents = manifest.Objects.Where(IsSuite).ToArray();
        if (isNamed && documents.Length == 0 && manifest.Unread.IsEmpty)
        {
            unread.Add(new Unread(
                file, UnreadReason.Unsupported, $"no Suite in it: expected a document of kind {Suite.Kind} and group {Suite.Group}", new SourceLocation(file, 0, 0)));
        }

        foreach (var document in documents)
        {
            var (suite, problems, unknown) = SuiteReading.Read(document);
            unread.AddRange(problems);
            unread.AddRange(unknown);
            if (problems.IsEmpty)
                suites.Add(suite);
        }
    }

    static bool IsSuite(KubernetesObject document) =>
        document.Reference.Kind == Suite.Kind && AdmissionPolicies.GroupVersionKind.Of(document.Reference.ApiVersion, document.Reference.Kind).Group == Suite.Group;

    /// <summary>What a file holds. One of a folder that does not speak of Suites is not looked into: most are templates and samples.</summary>
    static async Task<Manifest> ReadAsync(string file, bool isNamed, CancellationToken cancellation)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            if (isNamed || stream.Length > ManifestLimits.MaxFileBytes)
                return await ManifestReader.ReadAsync(stream, file, cancellation);
            var bytes = new byte[stream.Length];
            var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
            if (bytes.AsSpan(0, read).IndexOf("test.gatekeeper.sh"u8) < 0)
                return new Manifest([], []);
            using var content = new MemoryStream(bytes, 0, read);
            return await ManifestReader.ReadAsync(content, file, cancellation);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new Manifest([], [new Unread(file, UnreadReason.Inaccessible, problem.Message, new SourceLocation(file, 0, 0))]);
        }
    }

    static bool IsYaml(string file) => Path.GetExtension(file) is ".yaml" or ".yml";

    /// <summary>Files below <c>.</c> are named without <c>./</c>, as elsewhere.</summary>
    static string Short(string file) => file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file;
}
