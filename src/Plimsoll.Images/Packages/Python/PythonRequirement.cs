using System.Buffers;

namespace Plimsoll.Images.Packages.Python;

/// <summary>A requirement of a Python package, e.g. <c>requests[socks]==2.32.4; python_version > "3"</c>.</summary>
/// <param name="Name">The package as written.</param>
/// <param name="Version">The one version that it admits; <c>null</c> for a range or an address.</param>
/// <remarks>https://packaging.python.org/en/latest/specifications/dependency-specifiers/</remarks>
readonly record struct PythonRequirement(string Name, string? Version)
{
    static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

    /// <summary>Reads a requirement. What stands behind the version, a marker or options of pip, is passed over.</summary>
    /// <returns><c>null</c> where it starts with no name.</returns>
    public static PythonRequirement? Of(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var end = text.IndexOfAnyExcept(NameCharacters) is var other and >= 0 ? other : text.Length;
        if (end == 0 || !char.IsAsciiLetterOrDigit(text[0]))
            return null;

        var name = text[..end].ToString();
        var rest = text[end..].TrimStart();
        if (rest is ['[', ..] && rest.IndexOf(']') is > 0 and var close)
            rest = rest[(close + 1)..].TrimStart();
        if (rest.IndexOf(';') is >= 0 and var marker)
            rest = rest[..marker];
        rest = rest.Trim().TrimStart('(').TrimEnd(')');
        return new PythonRequirement(name, Pinned(rest));
    }

    static string? Pinned(ReadOnlySpan<char> clauses)
    {
        foreach (var part in clauses.Split(','))
        {
            var clause = clauses[part].Trim();
            if (!clause.StartsWith("==", StringComparison.Ordinal))
                continue;
            var version = clause.TrimStart('=').TrimStart();
            version = version.IndexOfAny(' ', '\t') is > 0 and var blank ? version[..blank] : version;
            if (version is [(>= '0' and <= '9') or 'v', ..] && !version.Contains('*'))
                return version.ToString();
        }
        return null;
    }
}
