using System.Globalization;
using System.Text;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages;

/// <summary>Reads which distribution an image is from its os-release file.</summary>
/// <remarks>Format: os-release(5), shell-like assignments; quoting as in "Double-Quotes" and "Single-Quotes" of POSIX sh.</remarks>
public static class OsRelease
{
    /// <summary>The largest part of the file that is read, bytes. Real files have less than 1 KiB.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>What os-release(5) says a system without <c>ID</c> is.</summary>
    const string DefaultId = "linux";

    /// <summary>Whether <paramref name="path"/> is an os-release file. Where both exist, <c>etc/os-release</c> wins.</summary>
    /// <param name="path">Path inside the image, no leading slash, '/' separators.</param>
    public static bool Reads(ReadOnlySpan<char> path) => path is "etc/os-release" or "usr/lib/os-release";

    /// <summary>Reads the distribution.</summary>
    /// <param name="file">The open file; the caller closes it.</param>
    /// <returns><c>null</c> where the file has no assignment at all, and so names no distribution.</returns>
    public static Distro? Parse(Stream file)
    {
        var fields = ReadFields(file);
        return fields.Count == 0
            ? null
            : new Distro(
                Field("ID", DefaultId).ToLowerInvariant(),
                Field("VERSION_ID", ""),
                Field("VERSION_CODENAME", ""),
                Field("PRETTY_NAME", Field("NAME", Field("ID", "Linux"))))
            {
                IdLike = Field("ID_LIKE", ""),
                EndOfLife = DateOnly.TryParseExact(Field("SUPPORT_END", ""), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                    ? day
                    : null,
            };

        string Field(string name, string otherwise) =>
            fields.GetValueOrDefault(name) is { Length: > 0 } value ? value : otherwise;
    }

    /// <summary>The assignments of such a file, by name.</summary>
    internal static Dictionary<string, string> ReadFields(Stream file)
    {
        var buffer = new byte[MaxBytes];
        var length = file.ReadAtLeast(buffer, MaxBytes, throwOnEndOfStream: false);
        var text = Encoding.UTF8.GetString(buffer.AsSpan(0, length)).TrimStart('\uFEFF');

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var assignment = line.Trim();
            if (assignment is ['#', ..] || assignment.IndexOf('=') is not (> 0 and var equals))
                continue;

            // As in a shell, the last assignment wins.
            fields[assignment[..equals].ToString()] = Unquote(assignment[(equals + 1)..]);
        }
        return fields;
    }

    static string Unquote(ReadOnlySpan<char> value)
    {
        var text = new StringBuilder(value.Length);
        var quote = '\0';
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c == '\\' && quote != '\'' && i + 1 < value.Length)
            {
                // In double quotes a backslash is itself before anything but these four.
                if (quote == '"' && value[i + 1] is not ('$' or '"' or '\\' or '`'))
                    text.Append(c);
                text.Append(value[++i]);
            }
            else if (quote == '\0' && c is ('"' or '\''))
            {
                quote = c;
            }
            else if (quote != '\0' && c == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                // An unquoted blank ends the value; what follows is a comment or a command.
                break;
            }
            else
            {
                text.Append(c);
            }
        }
        return text.ToString();
    }
}
