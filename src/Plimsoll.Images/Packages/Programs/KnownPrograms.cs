using System.Collections.Immutable;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>The programs that are recognised by their content, for those that no package manager installed.</summary>
/// <remarks>
/// How each of them embeds its version was seen in released programs (the suite binary-classifiers) and in their sources. Where a
/// string table has no ends, the texts that follow by chance are part of a pattern. No name of a folder counts.
/// </remarks>
static class KnownPrograms
{
    /// <summary>All of them. Of those that share a file's name, a fork is listed before what it was forked from.</summary>
    public static ImmutableArray<KnownProgram> All { get; } =
        [.. KnownServers.All, .. KnownLanguages.All, .. KnownTools.All, .. KnownGoPrograms.All];

    static ImmutableArray<KnownProgram>[] ByFirstCharacter { get; } = Index();

    /// <summary>Those whose file may have this name, in the order of <see cref="All"/>.</summary>
    /// <param name="fileName">The last segment of a path.</param>
    public static IEnumerable<KnownProgram> Named(string fileName)
    {
        foreach (var program in Candidates(fileName))
        {
            if (program.IsNamed(fileName))
                yield return program;
        }
    }

    /// <summary>Whether there is one whose file may have this name.</summary>
    /// <param name="fileName">The last segment of a path.</param>
    public static bool IsNamed(ReadOnlySpan<char> fileName)
    {
        foreach (var program in Candidates(fileName))
        {
            if (program.IsNamed(fileName))
                return true;
        }
        return false;
    }

    /// <summary>The program of a key; <c>null</c> where there is none.</summary>
    public static KnownProgram? OfKey(string key) => All.FirstOrDefault(program => program.Key == key);

    static ImmutableArray<KnownProgram> Candidates(ReadOnlySpan<char> fileName) =>
        fileName is [< (char)128 and var first, ..] ? ByFirstCharacter[first] : [];

    static ImmutableArray<KnownProgram>[] Index() =>
    [
        .. Enumerable.Range(0, 128).Select(first =>
            All.Where(program => program.Files.Any(file => file[0] == first)).ToImmutableArray()),
    ];
}
