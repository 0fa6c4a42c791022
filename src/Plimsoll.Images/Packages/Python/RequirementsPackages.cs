using System.Text;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Python;

/// <summary>Python packages that a requirements file of pip pins with <c>==</c>; ranges name no version and are left out.</summary>
/// <remarks>
/// Format: https://pip.pypa.io/en/stable/reference/requirements-file-format/. Files that it includes with <c>-r</c> are read on
/// their own where they are named like one. As pip does, a byte order mark of UTF-16 is followed: PowerShell writes it.
/// </remarks>
public sealed class RequirementsPackages : IPackageReader
{
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
        while (Logical(lines) is { } line)
        {
            if (line.TrimStart() is ['-', ..] || PythonRequirement.Of(WithoutComment(line)) is not { } requirement)
                continue;
            if (requirement.Version is { } version)
                packages.Add($"{requirement.Name} {version}", requirement.Name, version);
            else if (open++ == 0)
                firstOpen = requirement.Name;
        }

        // A file in which nothing is pinned would look like one that asks for nothing.
        return packages.All.Count > 0 || open == 0
            ? packages.ToPackages()
            : throw new InvalidDataException(
                $"None of its {open} requirements, the first is {firstOpen}, names one version: which are installed only a lock file or the environment tells.");
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
