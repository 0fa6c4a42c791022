using System.Collections.Frozen;

namespace Plimsoll.Reports.Sboms;

/// <summary>Whether a licence text is an SPDX licence expression, or one licence of the list, or neither.</summary>
/// <remarks>
/// SPDX specification 3.0.1, annex B "SPDX license expressions", and its licence list 3.28 (spdx.org/licenses); ids are those of the list in any case,
/// operators in upper or lower case. A <c>LicenseRef-</c> means nothing outside its own document, so a text with one counts as free text.
/// </remarks>
static class LicenseExpression
{
    /// <summary>The longest expression, characters.</summary>
    const int MaxLength = 4096;

    static readonly FrozenDictionary<string, string> Licenses = Read("spdx-license-ids.txt");
    static readonly FrozenDictionary<string, string> Exceptions = Read("spdx-license-exceptions.txt");

    /// <summary>The id of the list as it is spelt there; <c>null</c> where the text is not one licence of the list.</summary>
    public static string? IdOf(string text) => Licenses.GetValueOrDefault(text);

    /// <summary>The expression with every id as the list spells it; <c>null</c> where the text is none.</summary>
    public static string? Of(string text)
    {
        if (text.Length is 0 or > MaxLength)
            return null;
        var words = Words(text);
        var (depth, wantsLicense) = (0, true);
        for (var i = 0; i < words.Count; i++)
        {
            if (Canonical(words, i, ref depth, ref wantsLicense) is not { } word)
                return null;
            words[i] = word;
        }
        return depth == 0 && !wantsLicense
            ? string.Join(' ', words).Replace("( ", "(", StringComparison.Ordinal).Replace(" )", ")", StringComparison.Ordinal)
            : null;
    }

    static string? Canonical(List<string> words, int at, ref int depth, ref bool wantsLicense)
    {
        var word = words[at];
        if (wantsLicense)
        {
            if (word == "(")
            {
                depth++;
                return word;
            }
            wantsLicense = false;
            return License(word);
        }
        if (word == ")")
            return --depth < 0 ? null : word;
        if (at > 0 && words[at - 1] == "WITH")
            return Exceptions.GetValueOrDefault(word);
        switch (word.ToUpperInvariant())
        {
            case "AND" or "OR":
                wantsLicense = true;
                return word.ToUpperInvariant();
            case "WITH" when words[at - 1] is not ")" && at + 1 < words.Count:
                return "WITH";
            default:
                return null;
        }
    }

    static string? License(string word) =>
        IdOf(word) ?? (word.EndsWith('+') && IdOf(word[..^1]) is { } id ? id + "+" : null);

    static List<string> Words(string text)
    {
        var spaced = text.Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal);
        return [.. spaced.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
    }

    static FrozenDictionary<string, string> Read(string file)
    {
        using var stream = typeof(LicenseExpression).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The resource {file} is not part of the program.");
        using var reader = new StreamReader(stream);
        var ids = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (reader.ReadLine() is { } id)
            ids[id] = id;
        return ids.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
