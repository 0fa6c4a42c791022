namespace Plimsoll.Rego.Builtins;

/// <summary>The names of the groups of a regular expression that is known to be right.</summary>
static class PatternGroups
{
    /// <summary>The numbers of the groups by their names; of groups with one name the first counts.</summary>
    public static IReadOnlyDictionary<string, int> NamesOf(string pattern)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var groups = 0;
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '\\':
                    at = AfterEscape(pattern, at);
                    break;
                case '[':
                    at = AfterClass(pattern, at);
                    break;
                case '(' when at + 1 < pattern.Length && pattern[at + 1] != '?':
                    groups++;
                    break;
                case '(' when NameAt(pattern, at) is { } name:
                    names.TryAdd(name, ++groups);
                    break;
                default:
                    break;
            }
        }

        return names;
    }

    /// <summary>The last place of an escape, which may be a quoted text.</summary>
    static int AfterEscape(string pattern, int at)
    {
        if (at + 1 == pattern.Length || pattern[at + 1] != 'Q')
            return at + 1;
        var end = pattern.IndexOf("\\E", at + 2, StringComparison.Ordinal);
        return end < 0 ? pattern.Length : end + 1;
    }

    static int AfterClass(string pattern, int at)
    {
        var first = at + 1 < pattern.Length && pattern[at + 1] == '^' ? at + 2 : at + 1;
        for (var place = first; place < pattern.Length; place++)
        {
            if (pattern[place] == '\\')
                place++;
            else if (pattern[place] == '[' && place + 1 < pattern.Length && pattern[place + 1] == ':')
                place = Math.Max(place, pattern.IndexOf(":]", place + 2, StringComparison.Ordinal) + 1);
            else if (pattern[place] == ']' && place > first)
                return place;
        }

        return pattern.Length;
    }

    static string? NameAt(string pattern, int at)
    {
        var rest = pattern.AsSpan(at);
        var start = rest.StartsWith("(?P<") ? 4 : 3;
        if (start == 3 && !rest.StartsWith("(?<"))
            return null;
        var end = rest.IndexOf('>');
        return end < 0 ? null : rest[start..end].ToString();
    }
}
