using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Objects;

/// <summary>The manifest files that a path stands for.</summary>
/// <param name="Paths">The files, sorted; below the given folder where one was given.</param>
/// <param name="Unread">What could not be opened, and a path that is not there.</param>
/// <param name="IsNamed">Whether the user named the file itself, so that a document that is no object is a mistake.</param>
public sealed record ManifestFiles(ImmutableArray<string> Paths, ImmutableArray<Unread> Unread, bool IsNamed)
{
    /// <summary>Files of one folder, with all below it.</summary>
    const int MaxFiles = 100_000;

    static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
        MatchType = MatchType.Simple,
    };

    /// <summary>
    /// The file itself, or of a folder every <c>.yaml</c>, <c>.yml</c> and <c>.json</c> file below it. Hidden folders and
    /// <c>node_modules</c> are left out; links to folders are not followed, as grep -r does not, so no link makes a loop.
    /// </summary>
    /// <param name="path">A file or a folder.</param>
    public static ManifestFiles Find(string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path)
                ? new ManifestFiles([path], [], IsNamed: true)
                : new ManifestFiles([], [Problem(path, UnreadReason.Missing, "no such file or folder")], IsNamed: true);
        }

        var paths = new List<string>();
        var unread = ImmutableArray.CreateBuilder<Unread>();
        var folders = new Stack<string>([path]);
        while (folders.TryPop(out var folder) && paths.Count <= MaxFiles)
            Look(folder, paths, folders, unread);
        if (paths.Count > MaxFiles)
        {
            unread.Add(Problem(path, UnreadReason.LimitExceeded, $"more than {MaxFiles} manifest files"));
            paths.RemoveRange(MaxFiles, paths.Count - MaxFiles);
        }

        paths.Sort(StringComparer.Ordinal);
        return new ManifestFiles([.. paths], unread.ToImmutable(), IsNamed: false);
    }

    static void Look(
        string folder, List<string> paths, Stack<string> folders, ImmutableArray<Unread>.Builder unread)
    {
        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", Everything))
            {
                var inside = Path.Combine(folder, entry.Name);
                if (!entry.Attributes.HasFlag(FileAttributes.Directory))
                {
                    if (IsManifest(entry.Name))
                        paths.Add(inside);
                }
                else if (entry.LinkTarget is null && !IsLeftOut(entry.Name))
                {
                    folders.Push(inside);
                }
            }
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            unread.Add(Problem(folder, UnreadReason.Inaccessible, bad.Message));
        }
    }

    static bool IsManifest(string name) =>
        Path.GetExtension(name).ToLowerInvariant() is ".yaml" or ".yml" or ".json";

    static bool IsLeftOut(string name) => name.StartsWith('.') || name == "node_modules";

    static Unread Problem(string path, UnreadReason reason, string detail) =>
        new(path, reason, detail, new SourceLocation(path, 0, 0));
}
