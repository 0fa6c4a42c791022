namespace Plimsoll.Cel.Builtins;

/// <summary>What follows a backslash in a regular expression, within classes and without.</summary>
static class PatternEscape
{
    /// <summary>Reads a set: <c>\d</c>, <c>\W</c>, <c>\pL</c>, <c>\P{Lu}</c>; <c>null</c> where no set comes next.</summary>
    public static CodePointSet? ReadSet(PatternReader reader)
    {
        var letter = reader.PeekAt(1);
        var set = letter switch
        {
            'd' or 'D' => NamedCodePoints.Digits,
            's' or 'S' => NamedCodePoints.Spaces,
            'w' or 'W' => NamedCodePoints.WordCharacters,
            _ => null,
        };
        if (set is null)
            return letter is 'p' or 'P' ? ReadCategory(reader) : null;
        reader.At += 2;
        return char.IsAsciiLetterUpper(letter) ? set.Negated() : set;
    }

    /// <summary>Reads one code point: <c>\n</c>, <c>\.</c>, <c>\x41</c>, <c>\x{1F600}</c>, <c>\101</c>.</summary>
    public static int ReadCodePoint(PatternReader reader)
    {
        var start = reader.At;
        reader.Take();
        if (reader.IsAtEnd)
        {
            reader.Fail("trailing backslash at end of expression", "");
            return 0;
        }

        var codePoint = reader.TakeCodePoint();
        var meant = codePoint switch
        {
            'a' => '\a',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            'x' => ReadHexadecimal(reader),
            '0' => ReadOctal(reader, 0),
            >= '1' and <= '7' when reader.Peek() is >= '0' and <= '7' => ReadOctal(reader, codePoint - '0'),
            < 0x80 when !char.IsAsciiLetterOrDigit((char)codePoint) => codePoint,
            _ => -1,
        };
        if (meant >= 0)
            return meant;
        reader.Fail("invalid escape sequence", reader.Since(start));
        return 0;
    }

    static int ReadOctal(PatternReader reader, int value)
    {
        for (var i = 0; i < 2 && reader.Peek() is >= '0' and <= '7'; i++)
            value = value * 8 + (reader.Take() - '0');
        return value;
    }

    static int ReadHexadecimal(PatternReader reader)
    {
        var isBraced = reader.TryTake('{');
        var value = 0;
        var digits = 0;
        for (; char.IsAsciiHexDigit(reader.Peek()) && (isBraced || digits < 2) && value <= CodePointSet.Last; digits++)
            value = value * 16 + Convert.ToInt32(reader.Take().ToString(), 16);
        var isWhole = isBraced ? digits > 0 && reader.TryTake('}') : digits == 2;
        return isWhole && value <= CodePointSet.Last ? value : -1;
    }

    static CodePointSet ReadCategory(PatternReader reader)
    {
        var start = reader.At;
        var isNegated = reader.PeekAt(1) == 'P';
        reader.At += 2;
        string name;
        if (reader.TryTake('{'))
        {
            isNegated ^= reader.TryTake('^');
            var first = reader.At;
            while (!reader.IsAtEnd && reader.Peek() != '}')
                reader.Take();
            name = reader.Since(first);
            reader.TryTake('}');
        }
        else
        {
            var first = reader.At;
            reader.TakeCodePoint();
            name = reader.Since(first);
        }

        if (NamedCodePoints.Category(name) is { } set)
            return isNegated ? set.Negated() : set;
        reader.Fail(name.Length > 2 ? "unsupported character class, a script" : "invalid character class range", reader.Since(start));
        return CodePointSet.Of();
    }
}
