namespace Plimsoll.Rego.Values;

/// <summary>The grammar of JSON's numbers.</summary>
/// <remarks>RFC 8259 section 6.</remarks>
static class JsonNumbers
{
    /// <summary>Longest text of a number, in characters: reading takes time by the square of its length.</summary>
    public const int MaxLength = 10_000;

    /// <summary>Whether a text is a number of JSON.</summary>
    public static bool IsNumber(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxLength)
            return false;
        if (text is ['-', ..])
            text = text[1..];
        var whole = DigitsOf(text);
        if (whole == 0 || (whole > 1 && text[0] == '0'))
            return false;
        text = text[whole..];
        if (text is ['.', ..])
        {
            var fraction = DigitsOf(text[1..]);
            if (fraction == 0)
                return false;
            text = text[(1 + fraction)..];
        }

        if (text is not ['e' or 'E', ..])
            return text.IsEmpty;
        text = text[1..];
        if (text is ['+' or '-', ..])
            text = text[1..];
        return !text.IsEmpty && DigitsOf(text) == text.Length;
    }

    static int DigitsOf(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
