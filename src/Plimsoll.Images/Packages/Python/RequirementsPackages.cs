using System.Text;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Python;

/// <summary>Python packages that a requirements file of pip pins with <c>==</c>; ranges name no version and are left out.</summary>
/// <remarks>
/// Format: https://pip.pypa.io/en/stable/reference/requirements-file-format/. Files that it includes with <c>-r</c> and
/// <c>-c</c> are read on their own where they are named like one, and told as unread where they are not. As pip does, a byte order mark of UTF-16 is followed: PowerShell writes it.
/// </remarks>
public sealed class RequirementsPackages : IPackageReader
{
    /// <summary>Included files that are looked for.</summary>
    const int MaxIncluded = 100;

    /// <inheritdoc/>
    public string Name => "pip requirements";

    /// <inheritdoc/>
    public long MaxBytes => 4 * 1024 * 1024;

    /// <inheritdoc/>
    public bool Reads(in FileTraits file)
    {
        if (!file.Name.EndsWith(".txt", StringComparison.Ordinal))
            return false;
        return (file.Name.Contains("requirements", StringComparison.Ordinal) || EntryPath.Name(file.Folder) is "requirements")
            && !file.Path.Contains("-packages/", StringComparison.Ordinal)
            && !file.Path.Contains(".egg-info/", StringComparison.Ordinal)
            && !file.Path.Contains("node_modules/", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var packages = new LockedPackages(Ecosystem.PyPI, file.Location);
        var (open, firstOpen) = (0, "");
        var lines = new BoundedLines(Utf8(file.Content));
        var included = new HashSet<string>(StringComparer.Ordinal);
        while (Logical(lines) is { } line)
        {
            if (Included(line) is { Length: > 0 } other && included.Count < MaxIncluded && included.Add(other))
                TellUnlessRead(file, other);
            if (line.TrimStart() is ['-', ..] || PythonRequirement.Of(WithoutComment(line)) is not { } requirement)
                continue;
            if (requirement.Version is { } version)
                packages.Add($"{requirement.Name} {version}", requirement.Name, version);
            else if (open++ == 0)
                firstOpen = requirement.Name;
        }

        // A file in which nothing is pinned would look like one that asks for nothing.
        if (packages.All.Count == 0 && open > 0 && !IsDocumentation(file.Location.Path))
        {
            file.Tell(
                UnreadReason.Unsupported,
                $"None of its {open} requirements, the first is {firstOpen}, names one version: which are installed only a lock file or the environment tells.");
        }
        return packages.ToPackages();
    }

    void TellUnlessRead(PackageFile file, string other)
    {
        if (file.Beside(other) is not null)
            return;
        if (other.Contains("://", StringComparison.Ordinal))
            file.Tell(UnreadReason.Unsupported, $"It includes {other}, which is not fetched.");
        else if (Reads(new FileTraits($"{file.Folder}/{other}", 0, isExecutable: false)))
            file.Tell(UnreadReason.Missing, $"It includes {other}, which is not here, or could not be read.");
        else
            file.Tell(UnreadReason.Unsupported, $"It includes {other}, which is not read: it is not named like a requirements file.");
    }

    // What a distribution ships beside a program for people to read: nothing is installed by it.
    static bool IsDocumentation(string path) =>
        path.Contains("share/doc/", StringComparison.Ordinal) || path.Contains("share/python-wheels/", StringComparison.Ordinal);

    /// <summary>The file that a line includes; empty where it includes none.</summary>
    static string Included(string line)
    {
        var text = WithoutComment(line).Trim();
        foreach (var option in (ReadOnlySpan<string>)["--requirement", "--constraint", "-r", "-c"])
        {
            if (!text.StartsWith(option, StringComparison.Ordinal))
                continue;
            var rest = text[option.Length..];
            return option.Length == 2 || rest is [' ' or '\t' or '=', ..] ? rest.TrimStart(" \t=").Trim("\"'").ToString() : "";
        }
        return "";
    }

    /// <summary>The next line with those that a backslash joins to it.</summary>
    static string? Logical(BoundedLines lines)
    {
        if (lines.Read() is not { } line)
            return null;
        if (!line.EndsWith('\\') || line.TrimStart().StartsWith('#'))
            return line;

        var joined = new StringBuilder(line, 0, line.Length - 1, line.Length + 256);
        while (lines.Read() is { } next)
        {
            if (joined.Length + next.Length > BoundedLines.MaxLineLength)
                throw new InvalidDataException($"The lines up to {lines.Number} are joined to one of more than {BoundedLines.MaxLineLength} characters.");
            var goesOn = next.EndsWith('\\');
            joined.Append(next, 0, goesOn ? next.Length - 1 : next.Length);
            if (!goesOn)
                break;
        }
        return joined.ToString();
    }

    static ReadOnlySpan<char> WithoutComment(string line)
    {
        if (line.StartsWith('#'))
            return [];
        var start = line.AsSpan().IndexOf(" #") is var blank and >= 0 ? blank : line.AsSpan().IndexOf("\t#");
        return start < 0 ? line : line.AsSpan(0, start);
    }

    static ReadOnlyMemory<byte> Utf8(ReadOnlyMemory<byte> content) => content.Span switch
    {
        [0xFF, 0xFE, ..] => Encoding.Convert(Encoding.Unicode, Encoding.UTF8, content[2..].ToArray()),
        [0xFE, 0xFF, ..] => Encoding.Convert(Encoding.BigEndianUnicode, Encoding.UTF8, content[2..].ToArray()),
        [0xEF, 0xBB, 0xBF, ..] => content[3..],
        _ => content,
    };
}
