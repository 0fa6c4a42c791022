using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;

namespace Plimsoll.Policies.Testing;

/// <summary>The files that the paths and patterns of a test file stand for.</summary>
static class TestPaths
{
    static readonly EnumerationOptions Files = new() { MatchType = MatchType.Simple, IgnoreInaccessible = false };

    /// <summary>A path of a test file as one that can be opened: relative to the test file, without needless detours.</summary>
    public static string Resolve(string testFile, string path)
    {
        if (Path.IsPathRooted(path))
            return path;
        var whole = Path.Combine(Path.GetDirectoryName(testFile) ?? "", path);
        return Path.IsPathRooted(whole) ? Path.GetFullPath(whole) : Path.GetRelativePath(".", whole);
    }

    /// <summary>The file of policies beside a test file that names none: <c>x.yaml</c> for <c>x.test.yaml</c>.</summary>
    public static string Beside(string testFile)
    {
        var ending = Path.GetExtension(testFile);
        var stem = Path.ChangeExtension(testFile, null);
        return stem.EndsWith(".test", StringComparison.OrdinalIgnoreCase) ? stem[..^".test".Length] + ending : testFile;
    }

    /// <summary>The files of a path (a file, or a folder with all below it) or of a pattern with <c>*</c> and <c>?</c> in the last part.</summary>
    /// <param name="source">The path, where it is written.</param>
    /// <param name="problems">Takes what is not there.</param>
    public static ImmutableArray<string> Expand(ObjectSource.InFile source, List<Unread> problems)
    {
        var path = Resolve(source.Location.File, source.Path);
        var found = Path.GetFileName(path).AsSpan().IndexOfAny('*', '?') < 0 ? ManifestFiles.Find(path) : Matching(path);
        var files = found.IsNamed ? found.Paths : [.. found.Paths.Where(file => !PolicyTestSearch.IsTest(file))];
        foreach (var unread in found.Unread)
            problems.Add(unread with { Subject = source.Location.File, Location = source.Location, Detail = $"policies: {path}: {unread.Detail}" });
        if (files.IsEmpty && found.Unread.IsEmpty)
            problems.Add(new Unread(source.Location.File, UnreadReason.Missing, $"policies: {path}: no manifest there (*.yaml, *.yml or *.json)", source.Location));
        return files;
    }

    static ManifestFiles Matching(string pattern)
    {
        var folder = Path.GetDirectoryName(pattern) is { Length: > 0 } named ? named : ".";
        try
        {
            var files = Directory.EnumerateFiles(folder, Path.GetFileName(pattern), Files)
                .Take(PolicyTestLimits.MaxFilesOfPattern)
                .Select(file => folder == "." ? Path.GetFileName(file) : file)
                .Order(StringComparer.Ordinal);
            return new ManifestFiles([.. files], [], IsNamed: false);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            var reason = problem is DirectoryNotFoundException ? UnreadReason.Missing : UnreadReason.Inaccessible;
            return new ManifestFiles([], [new Unread(pattern, reason, reason == UnreadReason.Missing ? "no such folder" : problem.Message)], IsNamed: false);
        }
    }
}
