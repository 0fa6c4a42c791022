namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Finds the package of a module, which Gatekeeper lets every template choose.</summary>
static class RegoPackage
{
    /// <summary>Longest name of a package, in UTF-16 units.</summary>
    const int MaxLength = 1_000;

    /// <summary>The package, e.g. <c>lib.core</c>; empty where the module does not begin with one.</summary>
    public static string Of(string module)
    {
        var rest = SkipBlanks(module);
        const string word = "package";
        if (!rest.StartsWith(word, StringComparison.Ordinal))
            return "";
        rest = SkipBlanks(rest[word.Length..]);
        var end = 0;
        while (end < rest.Length && end < MaxLength && IsPartOfPath(rest[end]))
            end++;
        return rest[..end].ToString();
    }

    static bool IsPartOfPath(char unit) => char.IsLetterOrDigit(unit) || unit is '_' or '.' or '[' or ']' or '"' or '-' or '/';

    static ReadOnlySpan<char> SkipBlanks(ReadOnlySpan<char> text)
    {
        while (true)
        {
            text = text.TrimStart();
            if (text is not ['#', ..])
                return text;
            var end = text.IndexOf('\n');
            text = end < 0 ? [] : text[end..];
        }
    }
}
