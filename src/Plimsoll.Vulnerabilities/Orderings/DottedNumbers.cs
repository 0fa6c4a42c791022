namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Numbers of any length with dots between them, the start of most versions.</summary>
static class DottedNumbers
{
    /// <summary>Cuts the numbers off the start of <paramref name="text"/>; a dot without a digit behind it stays.</summary>
    /// <param name="text">What remains.</param>
    /// <param name="max">The most numbers that are taken.</param>
    /// <param name="numbers">The numbers and the dots between them.</param>
    /// <returns>Whether there is at least one number, and no further one behind the last that may be taken.</returns>
    public static bool TryTake(scoped ref ReadOnlySpan<char> text, int max, out ReadOnlySpan<char> numbers)
    {
        var start = text;
        var count = 0;
        if (!DecimalDigits.Take(ref text).IsEmpty)
        {
            count++;
            while (text is ['.', >= '0' and <= '9', ..])
            {
                text = text[1..];
                DecimalDigits.Take(ref text);
                count++;
            }
        }

        numbers = start[..^text.Length];
        return count > 0 && count <= max;
    }

    /// <summary>Cuts the numbers off both texts and compares them; missing ones are zero.</summary>
    public static int Compare(scoped ref ReadOnlySpan<char> left, scoped ref ReadOnlySpan<char> right)
    {
        TryTake(ref left, int.MaxValue, out var a);
        TryTake(ref right, int.MaxValue, out var b);
        return Compare(a, b);
    }

    /// <summary>Compares numbers with dots between them; missing ones are zero.</summary>
    public static int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        while (!left.IsEmpty || !right.IsEmpty)
        {
            if (DecimalDigits.Compare(DecimalDigits.Take(ref left), DecimalDigits.Take(ref right)) is not 0 and var difference)
                return difference;
            left = left.IsEmpty ? left : left[1..];
            right = right.IsEmpty ? right : right[1..];
        }

        return 0;
    }
}
