using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;

namespace Plimsoll.Policies.Testing;

/// <summary>The test files that paths stand for.</summary>
/// <param name="Files">The files, in the order of the paths; those of a folder sorted; each once.</param>
/// <param name="Unread">What could not be opened, and paths that are not there.</param>
public sealed record PolicyTestSearch(ImmutableArray<string> Files, ImmutableArray<Unread> Unread)
{
    /// <summary>A file itself; of a folder every file below it whose name ends with <see cref="PolicyTestFile.FileEnding"/>.</summary>
    /// <param name="paths">Files and folders.</param>
    public static PolicyTestSearch In(IEnumerable<string> paths)
    {
        var files = new List<string>();
        var unread = ImmutableArray.CreateBuilder<Unread>();
        foreach (var path in paths)
        {
            var found = ManifestFiles.Find(path);
            unread.AddRange(found.Unread);
            files.AddRange(found.IsNamed ? found.Paths : found.Paths.Where(IsTest));
        }

        return new PolicyTestSearch([.. files.Select(Short).Distinct(StringComparer.Ordinal)], unread.ToImmutable());
    }

    /// <summary><c>policy test .</c> names files as the places in policies name theirs, without <c>./</c>.</summary>
    static string Short(string file) =>
        file is ['.', var slash, .. var rest] && (slash == Path.DirectorySeparatorChar || slash == Path.AltDirectorySeparatorChar) ? rest : file;

    /// <summary>Whether a file is a test file by its name: <c>*.test.yaml</c>, or <c>.yml</c>.</summary>
    internal static bool IsTest(string path) =>
        path.EndsWith(PolicyTestFile.FileEnding, StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".test.yml", StringComparison.OrdinalIgnoreCase);
}
