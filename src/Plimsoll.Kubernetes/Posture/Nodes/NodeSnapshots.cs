using System.Collections.Immutable;
using System.Text;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Posture.Nodes;

/// <summary>Reads copies of nodes' files: a folder for each node, or one folder that is a node.</summary>
/// <remarks>
/// A node's folder has the paths of the node (<c>etc/kubernetes/manifests/kube-apiserver.yaml</c>), and may have <c>permissions.txt</c>
/// (<c>stat -c '%a %U:%G %n'</c>) and <c>processes.txt</c> (<c>ps -eo args</c>). Links are not followed: a copy must not lead out of itself.
/// </remarks>
public static class NodeSnapshots
{
    /// <summary>Files of one node.</summary>
    public const int MaxFiles = 20_000;

    /// <summary>Nodes of one folder.</summary>
    public const int MaxNodes = 1_000;

    /// <summary>Bytes of all files of a node: 256 MiB; configuration has a few MiB.</summary>
    public const long MaxBytes = 256L * 1024 * 1024;

    const string Permissions = "permissions.txt";

    const string Processes = "processes.txt";

    static readonly string[] Roots = ["etc", "var", "usr", "lib", "opt", "home", Permissions, Processes];

    static readonly EnumerationOptions Inside = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true, MatchType = MatchType.Simple };

    /// <summary>The nodes of a folder, by name; none where nothing in it looks like a node.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static async Task<ImmutableArray<NodeSnapshot>> ReadAsync(string folder, CancellationToken cancellation)
    {
        string[] folders = IsNode(folder)
            ? [folder]
            : [.. Directory.EnumerateDirectories(folder, "*", Inside).Where(IsNode).Order(StringComparer.Ordinal).Take(MaxNodes)];
        var nodes = ImmutableArray.CreateBuilder<NodeSnapshot>();
        foreach (var node in folders)
            nodes.Add(await NodeAsync(node, cancellation));
        return nodes.ToImmutable();
    }

    static bool IsNode(string folder) => Array.Exists(Roots, root => Path.Exists(Path.Combine(folder, root)));

    static async Task<NodeSnapshot> NodeAsync(string folder, CancellationToken cancellation)
    {
        var unread = ImmutableArray.CreateBuilder<Unread>();
        var objects = ImmutableArray.CreateBuilder<KubernetesObject>();
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var left = MaxBytes;
        foreach (var file in Find(folder, unread))
        {
            var path = "/" + Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (await TextAsync(file, unread, cancellation) is not { } text)
                continue;
            left -= text.Length;
            if (left < 0)
            {
                unread.Add(new Unread(folder, UnreadReason.LimitExceeded, $"more than {MaxBytes / (1024 * 1024)} MiB of files"));
                break;
            }

            files[path] = text;
            if (MayHoldObjects(path, text))
            {
                using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
                // A file with a mistake is told by the check that asks for it; not every file with these endings is a manifest.
                objects.AddRange((await ManifestReader.ReadAsync(stream, file, cancellation)).Objects);
            }
        }

        return new NodeSnapshot(
            Path.GetFileName(Path.GetFullPath(folder).TrimEnd('/', '\\')), folder, files.ToImmutable(), Modes(folder, files, unread), Lines(files), objects.ToImmutable(), unread.ToImmutable());
    }

    static List<string> Find(string folder, ImmutableArray<Unread>.Builder unread)
    {
        List<string> files = [.. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true, MatchType = MatchType.Simple, RecurseSubdirectories = true, MaxRecursionDepth = 64 }).Take(MaxFiles + 1)];
        if (files.Count > MaxFiles)
        {
            unread.Add(new Unread(folder, UnreadReason.LimitExceeded, $"more than {MaxFiles} files"));
            files.RemoveAt(MaxFiles);
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    static async Task<string?> TextAsync(string file, ImmutableArray<Unread>.Builder unread, CancellationToken cancellation)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            return await NodeText.ReadAsync(stream, cancellation) is { } text ? text : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            unread.Add(new Unread(file, UnreadReason.Inaccessible, problem.Message));
            return null;
        }
    }

    static bool MayHoldObjects(string path, string text) =>
        (path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".json", StringComparison.Ordinal) || path.EndsWith(".manifest", StringComparison.Ordinal))
        && text.Contains("apiVersion", StringComparison.Ordinal);

    static ImmutableSortedDictionary<string, RecordedMode> Modes(
        string folder, ImmutableSortedDictionary<string, string>.Builder files, ImmutableArray<Unread>.Builder unread)
    {
        var modes = ImmutableSortedDictionary.CreateBuilder<string, RecordedMode>(StringComparer.Ordinal);
        var file = Path.Combine(folder, Permissions);
        var line = 0;
        foreach (var text in files.GetValueOrDefault("/" + Permissions, "").Split('\n').Take(MaxFiles))
        {
            var place = new SourceLocation(file, ++line, 1);
            if (RecordedMode.TryParse(text, place, out var mode))
                modes[mode.Path] = mode;
            else if (text.Trim().Length > 0)
                unread.Add(new Unread(file, UnreadReason.Malformed, "expected PERMISSIONS OWNER:GROUP PATH, as stat -c '%a %U:%G %n' writes them", place));
        }

        return modes.ToImmutable();
    }

    static ImmutableArray<string>? Lines(ImmutableSortedDictionary<string, string>.Builder files) =>
        files.TryGetValue("/" + Processes, out var text)
            ? [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MaxFiles)]
            : null;
}
