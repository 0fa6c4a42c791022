using System.Buffers;

namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Pre-releases as Semantic Versioning orders them: identifiers with dots between them.</summary>
/// <remarks>SemVer 2.0.0, sections 9 to 11.</remarks>
static class Prereleases
{
    static readonly SearchValues<char> IdentifierCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-");

    /// <summary>What stands between a version's numbers and its build metadata, without the hyphen.</summary>
    /// <param name="suffix">The version without its numbers.</param>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> suffix)
    {
        var plus = suffix.IndexOf('+');
        if (plus >= 0)
            suffix = suffix[..plus];
        return suffix is ['-', _, ..] ? suffix[1..] : suffix;
    }

    /// <summary>Whether a text is empty or <c>[-identifiers][+identifiers]</c>.</summary>
    public static bool IsSuffix(ReadOnlySpan<char> suffix)
    {
        var plus = suffix.IndexOf('+');
        if (plus >= 0 && !AreIdentifiers(suffix[(plus + 1)..]))
            return false;
        var before = plus < 0 ? suffix : suffix[..plus];
        return before.IsEmpty || (before[0] == '-' && AreIdentifiers(before[1..]));
    }

    /// <summary>Whether a text is identifiers with dots between them, none of them empty.</summary>
    public static bool AreIdentifiers(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var end = text.IndexOfAnyExcept(IdentifierCharacters);
            if (text.IsEmpty || end == 0)
                return false;
            if (end < 0)
                return true;
            if (text[end] != '.')
                return false;
            text = text[(end + 1)..];
        }
    }

    /// <summary>A version without a pre-release is newer than one with it; numbers are older than words.</summary>
    /// <param name="left">Identifiers; empty where there is no pre-release.</param>
    /// <param name="right">Identifiers; empty where there is no pre-release.</param>
    /// <param name="ignoresCase">Whether words are compared without regard to case.</param>
    public static int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right, bool ignoresCase = false)
    {
        if (left.IsEmpty || right.IsEmpty)
            return left.IsEmpty.CompareTo(right.IsEmpty);
        return CompareIdentifiers(left, right, ignoresCase);
    }

    /// <summary>Compares identifiers one by one; where one text ends the longer is newer.</summary>
    public static int CompareIdentifiers(ReadOnlySpan<char> left, ReadOnlySpan<char> right, bool ignoresCase = false)
    {
        while (true)
        {
            var more = Take(ref left, out var a);
            var moreOfRight = Take(ref right, out var b);
            if (CompareOne(a, b, ignoresCase) is not 0 and var difference)
                return difference;
            if (!more || !moreOfRight)
                return more.CompareTo(moreOfRight);
        }
    }

    static bool Take(scoped ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> identifier)
    {
        var dot = rest.IndexOf('.');
        identifier = dot < 0 ? rest : rest[..dot];
        rest = rest[(dot + 1)..];
        return dot >= 0;
    }

    static int CompareOne(ReadOnlySpan<char> left, ReadOnlySpan<char> right, bool ignoresCase)
    {
        var leftIsNumber = DecimalDigits.IsNumber(left);
        var rightIsNumber = DecimalDigits.IsNumber(right);
        if (leftIsNumber != rightIsNumber)
            return leftIsNumber ? -1 : 1;
        if (leftIsNumber)
            return DecimalDigits.Compare(left, right);
        return ignoresCase ? left.CompareTo(right, StringComparison.OrdinalIgnoreCase) : left.SequenceCompareTo(right);
    }
}
