namespace Plimsoll.Cel.Builtins;

/// <summary>Finds text in text in linear time. The search of .NET is faster, but for long sought texts takes time by the product of both lengths.</summary>
/// <remarks>D. E. Knuth, J. H. Morris, V. R. Pratt, "Fast pattern matching in strings", 1977.</remarks>
static class TextMatch
{
    /// <summary>Up to this length .NET searches, in UTF-16 units.</summary>
    const int MaxSimple = 64;

    public static int IndexOf(ReadOnlySpan<char> text, ReadOnlySpan<char> sought) =>
        sought.Length <= MaxSimple ? text.IndexOf(sought) : Find(text, sought, isReversed: false);

    public static int LastIndexOf(ReadOnlySpan<char> text, ReadOnlySpan<char> sought)
    {
        if (sought.Length <= MaxSimple)
            return text.LastIndexOf(sought);
        var found = Find(text, sought, isReversed: true);
        return found < 0 ? -1 : text.Length - found - sought.Length;
    }

    static int Find(ReadOnlySpan<char> text, ReadOnlySpan<char> sought, bool isReversed)
    {
        if (sought.Length > text.Length)
            return -1;
        var borders = Borders(sought, isReversed);
        var matched = 0;
        for (var i = 0; i < text.Length; i++)
        {
            while (matched > 0 && At(text, i, isReversed) != At(sought, matched, isReversed))
                matched = borders[matched - 1];
            if (At(text, i, isReversed) == At(sought, matched, isReversed))
                matched++;
            if (matched == sought.Length)
                return i + 1 - matched;
        }

        return -1;
    }

    /// <summary>For each beginning of a text, the length of its longest proper beginning that is also its end.</summary>
    static int[] Borders(ReadOnlySpan<char> text, bool isReversed)
    {
        var borders = new int[text.Length];
        var border = 0;
        for (var i = 1; i < text.Length; i++)
        {
            while (border > 0 && At(text, i, isReversed) != At(text, border, isReversed))
                border = borders[border - 1];
            if (At(text, i, isReversed) == At(text, border, isReversed))
                border++;
            borders[i] = border;
        }

        return borders;
    }

    static char At(ReadOnlySpan<char> text, int index, bool isReversed) => text[isReversed ? text.Length - 1 - index : index];
}
