using System.Collections.Immutable;
using System.Globalization;

namespace Plimsoll.Images.Packages.Go;

/// <summary>What a go.mod says.</summary>
/// <param name="Module">The path of the module; empty where it has none.</param>
/// <param name="Language">The version of its <c>go</c> directive, e.g. <c>1.22.5</c>; empty where it has none.</param>
/// <param name="ToolChain">The name of its tool chain, e.g. <c>go1.22.5</c>; empty where it has none.</param>
/// <param name="Requires">The modules it requires.</param>
/// <param name="Replaces">The modules it replaces, and by what; the version of the former is empty where every version is replaced.</param>
/// <remarks>Format: https://go.dev/ref/mod#go-mod-file.</remarks>
sealed record GoModFile(
    string Module, string Language, string ToolChain, ImmutableArray<GoRequirement> Requires, ImmutableArray<GoReplacement> Replaces)
{
    /// <summary>The most lines that are read.</summary>
    const int MaxLines = 200_000;

    /// <summary>Since Go 1.17 the file lists every module of the build, and not only what the module itself names.</summary>
    public bool IsComplete =>
        Language.Split('.') is ["1", var minor, ..] && int.TryParse(minor, CultureInfo.InvariantCulture, out var number) ? number >= 17 : Language.Length > 0 && Language[0] > '1';

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is no go.mod.</exception>
    public static GoModFile Parse(ReadOnlyMemory<byte> content)
    {
        var (module, language, toolChain, block) = ("", "", "", "");
        var requires = ImmutableArray.CreateBuilder<GoRequirement>();
        var replaces = ImmutableArray.CreateBuilder<GoReplacement>();
        var lines = new BoundedLines(content);
        while (lines.Read() is { } line)
        {
            if (lines.Number > MaxLines)
                throw new InvalidDataException($"The file has more than {MaxLines} lines.");
            var words = Words(line, out var comment);
            if (words is [])
                continue;
            if (words is [")"])
            {
                block = "";
                continue;
            }
            if (words is [var opened, "("])
            {
                block = opened;
                continue;
            }
            if (block.Length > 0)
                words = [block, .. words];
            switch (words)
            {
                case ["module", var path]:
                    module = path;
                    break;
                case ["go", var version]:
                    language = version;
                    break;
                case ["toolchain", var name]:
                    toolChain = name;
                    break;
                case ["require", var path, var version]:
                    requires.Add(new GoRequirement(path, version, comment.StartsWith("indirect", StringComparison.Ordinal)));
                    break;
                case ["replace", var path, "=>", .. var by] when by is [_] or [_, _]:
                    replaces.Add(new GoReplacement(path, "", by[0], by.Length > 1 ? by[1] : ""));
                    break;
                case ["replace", var path, var version, "=>", .. var by] when by is [_] or [_, _]:
                    replaces.Add(new GoReplacement(path, version, by[0], by.Length > 1 ? by[1] : ""));
                    break;
                case ["exclude" or "retract" or "tool" or "godebug" or "ignore", ..]:
                    break;
                default:
                    throw new InvalidDataException($"Line {lines.Number} is no directive of a go.mod.");
            }
        }
        return new GoModFile(module, language, toolChain, requires.ToImmutable(), replaces.ToImmutable());
    }

    /// <summary>The module that is built in place of another; <c>null</c> where a local folder is.</summary>
    public (string Path, string Version)? Built(string path, string version)
    {
        // What replaces one version goes before what replaces all.
        var replacement = Replaces.FirstOrDefault(one => one.Path == path && one.Version == version)
            ?? Replaces.FirstOrDefault(one => one.Path == path && one.Version.Length == 0);
        if (replacement is null)
            return (path, version);
        return GoModule.IsFolder(replacement.ByPath) ? null : (replacement.ByPath, replacement.ByVersion);
    }

    static string[] Words(string line, out string comment)
    {
        var slashes = line.IndexOf("//", StringComparison.Ordinal);
        // An address may hold two slashes; a comment follows a blank.
        while (slashes > 0 && !char.IsWhiteSpace(line[slashes - 1]))
            slashes = line.IndexOf("//", slashes + 1, StringComparison.Ordinal);
        comment = slashes < 0 ? "" : line[(slashes + 2)..].Trim();
        var text = slashes < 0 ? line : line[..slashes];
        // A parenthesis is a word of its own: "require(" opens a block.
        if (text.TrimEnd() is [.. var opened, '('])
            text = opened + " (";
        var words = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return Array.ConvertAll(words, static word => word.Trim('"', '`'));
    }
}
