using System.Globalization;

namespace Plimsoll.Cel.Builtins;

/// <summary>A regular expression as it is read. After a mistake it is at its end, so that every loop over it ends.</summary>
/// <param name="pattern">The pattern.</param>
sealed class PatternReader(string pattern)
{
    /// <summary>The first mistake.</summary>
    public string? Problem { get; private set; }

    /// <summary>The place, in UTF-16 units from 0.</summary>
    public int At { get; set; }

    public bool IsAtEnd => At >= pattern.Length;

    /// <summary>The next UTF-16 unit; NUL at the end.</summary>
    public char Peek() => PeekAt(0);

    /// <summary>The UTF-16 unit so many after the next.</summary>
    public char PeekAt(int distance) => At + distance < pattern.Length ? pattern[At + distance] : '\0';

    public char Take() => IsAtEnd ? '\0' : pattern[At++];

    public int TakeCodePoint()
    {
        if (IsAtEnd)
            return 0;
        var width = At + 1 < pattern.Length && char.IsSurrogatePair(pattern[At], pattern[At + 1]) ? 2 : 1;
        var codePoint = width == 2 ? char.ConvertToUtf32(pattern, At) : pattern[At];
        At += width;
        return codePoint;
    }

    public bool TryTake(char expected)
    {
        if (IsAtEnd || pattern[At] != expected)
            return false;
        At++;
        return true;
    }

    public bool TryTake(string expected)
    {
        if (!pattern.AsSpan(Math.Min(At, pattern.Length)).StartsWith(expected))
            return false;
        At += expected.Length;
        return true;
    }

    public bool TryNumber(out int number)
    {
        var start = At;
        while (char.IsAsciiDigit(Peek()))
            At++;
        number = -1;
        if (At == start || (pattern[start] == '0' && At > start + 1))
            return false;
        if (!int.TryParse(pattern.AsSpan(start, At - start), NumberStyles.None, CultureInfo.InvariantCulture, out number))
            number = int.MaxValue;
        return true;
    }

    /// <summary>Reads the name of a group and its closing bracket.</summary>
    /// <param name="start">Where the group starts.</param>
    public bool TryName(int start)
    {
        var first = At;
        while (char.IsAsciiLetterOrDigit(Peek()) || Peek() == '_')
            At++;
        if (At > first && TryTake('>'))
            return true;
        Fail("invalid named capture", Since(start));
        return false;
    }

    public string Since(int start) => pattern[start..Math.Min(At, pattern.Length)];

    /// <summary>What comes next, so many UTF-16 units at most.</summary>
    public string Rest(int length) => pattern.Substring(At, Math.Min(length, pattern.Length - At));

    /// <summary>Notes a mistake, unless there was one, and ends the reading.</summary>
    public void Fail(string complaint, string part)
    {
        Problem ??= $"{complaint}: `{part}`";
        At = pattern.Length;
    }
}
