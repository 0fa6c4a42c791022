namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Orders versions of which nobody knows the scheme, as well as that can be done: <c>98SE &lt; 98SP1</c>.</summary>
/// <remarks>
/// Parts between punctuation, numbers by value and words by their letters; where all common parts are equal the one with more parts, then the
/// longer text is newer. The idea is that of NVD's "smart" comparison; a pre-release is taken for a later version.
/// </remarks>
public sealed class FuzzyOrdering : IVersionOrdering
{
    /// <inheritdoc/>
    public string Name => "fuzzy";

    /// <inheritdoc/>
    public bool IsValid(ReadOnlySpan<char> version) => !version.Trim().IsEmpty;

    /// <inheritdoc/>
    public int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var leftRest = left = WithoutPrefix(left);
        var rightRest = right = WithoutPrefix(right);
        while (!leftRest.IsEmpty && !rightRest.IsEmpty)
        {
            var a = TakePart(ref leftRest);
            var b = TakePart(ref rightRest);
            if (CompareParts(a, b) is not 0 and var difference)
                return difference;
        }

        return leftRest.IsEmpty && rightRest.IsEmpty
            ? left.Length.CompareTo(right.Length)
            : rightRest.IsEmpty.CompareTo(leftRest.IsEmpty);
    }

    /// <summary>Runs of digits by value, what stands between them by its characters.</summary>
    static int CompareParts(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        while (!left.IsEmpty || !right.IsEmpty)
        {
            if (DecimalDigits.Compare(DecimalDigits.Take(ref left), DecimalDigits.Take(ref right)) is not 0 and var number)
                return number;
            if (TakeText(ref left).SequenceCompareTo(TakeText(ref right)) is not 0 and var text)
                return text;
        }

        return 0;
    }

    static ReadOnlySpan<char> TakeText(scoped ref ReadOnlySpan<char> part)
    {
        var end = part.IndexOfAnyInRange('0', '9');
        var text = end < 0 ? part : part[..end];
        part = part[text.Length..];
        return text;
    }

    static ReadOnlySpan<char> WithoutPrefix(ReadOnlySpan<char> version)
    {
        version = version.Trim();
        return version is ['v' or 'V', ..] ? version[1..] : version;
    }

    static ReadOnlySpan<char> TakePart(scoped ref ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is <= ' ' or > '~'))
            end++;
        var part = text[..end];
        text = end < text.Length ? text[(end + 1)..] : [];
        return part;
    }
}
