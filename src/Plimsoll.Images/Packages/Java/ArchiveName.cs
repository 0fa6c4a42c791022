using System.Collections.Frozen;

namespace Plimsoll.Images.Packages.Java;

/// <summary>What the file name of an archive tells: <c>ARTIFACT-VERSION[-CLASSIFIER].EXTENSION</c>, where it keeps to that.</summary>
/// <param name="Stem">The name without its extension.</param>
/// <param name="Artifact">The artifact id; the stem where there is no version.</param>
/// <param name="Version">The version; empty where there is none.</param>
/// <remarks>https://maven.apache.org/repositories/layout.html.</remarks>
sealed record ArchiveName(string Stem, string Artifact, string Version)
{
    static readonly FrozenSet<string> Extensions = FrozenSet.ToFrozenSet(
        ["jar", "war", "ear", "par", "sar", "nar", "kar", "hpi", "jpi", "lpkg", "far", "zap", "aar", "rar"], StringComparer.OrdinalIgnoreCase);

    // Words of versions, with or without a number behind them; other words before a number belong to the artifact: log4j-1.2-api-2.17.1.
    static readonly string[] Qualifiers =
    [
        "snapshot", "release", "final", "ga", "alpha", "beta", "milestone", "rc", "cr", "sp", "pre", "preview", "m", "b", "build",
        "incubating", "jre", "android", "jbossorg", "redhat", "patch", "hotfix", "dev", "nightly", "rev", "r", "v", "java", "jdk",
    ];

    // Words behind the version that say which of the artifact's files it is.
    static readonly FrozenSet<string> Classifiers = FrozenSet.ToFrozenSet(
        [
            "sources", "javadoc", "tests", "test", "all", "shaded", "standalone", "uber", "fat", "exec", "boot", "jar", "with",
            "dependencies", "jakarta", "linux", "osx", "windows", "x86_64", "aarch_64", "x86_32", "fedora", "natives", "no_aop", "indy",
            "classes", "bin", "runner", "plain",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the file stands beside the artifact: its sources, documentation or tests, which do not run.</summary>
    public bool IsCompanion => Stem.Split('-') is [_, .., "sources" or "javadoc" or "tests"] || (Version.Length > 0 && Stem.EndsWith("-test", StringComparison.Ordinal));

    /// <summary>Whether a file of this name is another format more often: a resource adapter of Java EE, or an archive of RAR.</summary>
    public static bool IsAmbiguous(string path) => path.EndsWith(".rar", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file of this name is an archive of Java classes.</summary>
    public static bool IsArchive(ReadOnlySpan<char> path)
    {
        var dot = path.LastIndexOf('.');
        return dot > 0 && path.Length - dot is 4 or 5 && path[dot - 1] != '/'
            && Extensions.GetAlternateLookup<ReadOnlySpan<char>>().Contains(path[(dot + 1)..]);
    }

    /// <summary>Reads the name of a file.</summary>
    /// <param name="path">Its path.</param>
    public static ArchiveName Of(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var stem = name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : name;
        var words = stem.Split('-');
        var end = words.Length;
        while (end > 1 && Classifiers.Contains(words[end - 1]))
            end--;

        var start = Array.FindLastIndex(words, end - 1, static word => StartsWithDigit(word));
        while (start > 1 && (StartsWithDigit(words[start - 1]) || IsQualifier(words[start - 1])))
            start--;

        // A qualifier alone does not start a version: the first word of one has a digit in front.
        while (start > 0 && start < end && !StartsWithDigit(words[start]))
            start++;
        return start > 0 && start < end
            ? new ArchiveName(stem, string.Join('-', words[..start]), string.Join('-', words[start..end]))
            : Bundle(stem) ?? new ArchiveName(stem, stem, "");
    }

    /// <summary>Eclipse's names of bundles: <c>org.eclipse.core_3.1.0.v2020</c>.</summary>
    static ArchiveName? Bundle(string stem)
    {
        var line = stem.LastIndexOf('_');
        return line > 0 && line + 1 < stem.Length && char.IsAsciiDigit(stem[line + 1]) && stem.AsSpan(line).Contains('.')
            ? new ArchiveName(stem, stem[..line], stem[(line + 1)..]) : null;
    }

    static bool StartsWithDigit(string word) => word.Length > 0 && char.IsAsciiDigit(word[0]);

    static bool IsQualifier(string word)
    {
        var letters = word.AsSpan().TrimEnd("0123456789.");
        foreach (var qualifier in Qualifiers)
        {
            if (letters.Equals(qualifier, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
