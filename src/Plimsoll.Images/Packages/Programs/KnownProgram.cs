using System.Buffers;
using System.IO.Enumeration;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>A program that is recognised by its file's name and by how its version stands in its content.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Purl">The package URL without the version.</param>
/// <param name="Files">Names of its files; each may have a <c>*</c> for any characters.</param>
/// <param name="Contents">
/// Patterns of the content, the surest first. Each byte is a character; <c>{v}</c> stands for three numbers as the version, <c>{n}</c>
/// for the numbers in the file's name, and a group <c>v</c> is the version otherwise.
/// </param>
sealed record KnownProgram(string Name, string Purl, string[] Files, params string[] Contents)
{
    const string ThreeNumbers = "(?<v>[0-9]+[.][0-9]+[.][0-9]+)";

    static readonly SearchValues<char> VersionCharacters = SearchValues.Create("0123456789.");

    // Those for every name of the file; null in the place of one that needs the numbers in it.
    readonly Lazy<VersionPattern?[]> _patterns = new(() => [.. Contents.Select(static content => NeedsName(content) ? null : Pattern(content))]);

    /// <summary>What tells it from every other known program.</summary>
    public string Key => Name;

    /// <summary>Whether its file may have this name.</summary>
    public bool IsNamed(ReadOnlySpan<char> name)
    {
        foreach (var file in Files)
        {
            if (FileSystemName.MatchesSimpleExpression(file, name, ignoreCase: false))
                return true;
        }
        return false;
    }

    /// <summary>Its patterns for a file of this name; <c>null</c> in place of one that needs numbers where the name has none.</summary>
    public VersionPattern?[] Patterns(string name)
    {
        var patterns = _patterns.Value.ToArray();
        if (Array.Exists(Contents, NeedsName) && Numbers(name) is { Length: > 0 } numbers)
        {
            for (var i = 0; i < patterns.Length; i++)
                patterns[i] ??= Pattern(Contents[i].Replace("{n}", numbers, StringComparison.Ordinal));
        }
        return patterns;
    }

    static bool NeedsName(string content) => content.Contains("{n}", StringComparison.Ordinal);

    static VersionPattern Pattern(string content) => new(content.Replace("{v}", ThreeNumbers, StringComparison.Ordinal));

    /// <summary>The first <c>3.11</c> of a name, as a pattern.</summary>
    static string Numbers(string name)
    {
        var start = name.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0)
            return "";
        var rest = name.AsSpan(start);
        var end = rest.IndexOfAnyExcept(VersionCharacters);
        return new string(end < 0 ? rest : rest[..end]).TrimEnd('.').Replace(".", "[.]", StringComparison.Ordinal);
    }
}
