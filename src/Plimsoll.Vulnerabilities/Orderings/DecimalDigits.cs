namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Runs of the digits 0 to 9 as numbers of any length, without ever making a number of them.</summary>
static class DecimalDigits
{
    /// <summary>Compares two runs of digits by value; an empty run is zero.</summary>
    public static int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left.TrimStart('0');
        right = right.TrimStart('0');
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);
    }

    /// <summary>How many digits <paramref name="text"/> starts with.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    /// <summary>Cuts the digits off the start of <paramref name="text"/>.</summary>
    public static ReadOnlySpan<char> Take(scoped ref ReadOnlySpan<char> text)
    {
        var count = Count(text);
        var digits = text[..count];
        text = text[count..];
        return digits;
    }

    /// <summary>Whether <paramref name="text"/> is nothing but digits, and at least one.</summary>
    public static bool IsNumber(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>The number after the one that <paramref name="digits"/> write.</summary>
    public static string Increment(ReadOnlySpan<char> digits)
    {
        var result = new char[digits.Length + 1];
        digits.CopyTo(result.AsSpan(1));
        result[0] = '0';
        var last = result.Length - 1;
        while (result[last] == '9')
            result[last--] = '0';
        result[last]++;
        return new string(result[0] == '0' ? result.AsSpan(1) : result);
    }
}
