namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Runs of ASCII digits or of ASCII letters, the pieces that rpm and pacman compare.</summary>
static class AlphanumericRuns
{
    /// <summary>
    /// Takes one run off both texts, of the kind that <paramref name="left"/> starts with, and compares them. Digits
    /// are newer than letters. Both texts start with an ASCII letter or digit.
    /// </summary>
    public static int Compare(scoped ref ReadOnlySpan<char> left, scoped ref ReadOnlySpan<char> right)
    {
        var isNumber = char.IsAsciiDigit(left[0]);
        if (isNumber != char.IsAsciiDigit(right[0]))
            return isNumber ? 1 : -1;
        if (isNumber)
            return DecimalDigits.Compare(DecimalDigits.Take(ref left), DecimalDigits.Take(ref right));
        return TakeLetters(ref left).SequenceCompareTo(TakeLetters(ref right));
    }

    /// <summary>Cuts the ASCII letters off the start of <paramref name="text"/>.</summary>
    public static ReadOnlySpan<char> TakeLetters(scoped ref ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
            end++;
        var letters = text[..end];
        text = text[end..];
        return letters;
    }
}
