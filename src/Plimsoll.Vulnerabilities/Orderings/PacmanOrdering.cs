using System.Buffers;

namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Orders Arch Linux package versions: <c>[epoch:]version[-release]</c>.</summary>
/// <remarks>
/// vercmp(8) and <c>lib/libalpm/version.c</c> of pacman 6: <c>1.0a &lt; 1.0rc &lt; 1.0 &lt; 1.0.a &lt; 1.0.1</c>. A release that is
/// absent on one side is not compared, so the order is total only among versions that all have one, as packages do.
/// </remarks>
public sealed class PacmanOrdering : IVersionOrdering
{
    static readonly SearchValues<char> Forbidden = SearchValues.Create(" \t\r\n/<>=");

    /// <inheritdoc/>
    public string Name => "pacman";

    /// <inheritdoc/>
    public bool IsValid(ReadOnlySpan<char> version)
    {
        Split(version, out var epoch, out var main, out _);
        return !main.IsEmpty && !version.ContainsAny(Forbidden) && (epoch.Length == main.Length || DecimalDigits.Count(epoch) == epoch.Length);
    }

    /// <inheritdoc/>
    public int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        Split(left, out var leftEpoch, out var leftMain, out var leftRelease);
        Split(right, out var rightEpoch, out var rightMain, out var rightRelease);
        if (DecimalDigits.Compare(leftEpoch, rightEpoch) is not 0 and var epoch)
            return epoch;
        if (CompareParts(leftMain, rightMain) is not 0 and var main)
            return main;
        return leftRelease.IsEmpty || rightRelease.IsEmpty ? 0 : CompareParts(leftRelease, rightRelease);
    }

    /// <summary>Only digits before a colon are an epoch; any other colon belongs to the version.</summary>
    static void Split(
        ReadOnlySpan<char> version, out ReadOnlySpan<char> epoch, out ReadOnlySpan<char> main, out ReadOnlySpan<char> release)
    {
        var digits = DecimalDigits.Count(version);
        var hasEpoch = digits < version.Length && version[digits] == ':';
        epoch = hasEpoch ? version[..digits] : [];
        main = hasEpoch ? version[(digits + 1)..] : version;
        var dash = main.LastIndexOf('-');
        release = dash < 0 ? [] : main[(dash + 1)..];
        main = dash < 0 ? main : main[..dash];
    }

    static int CompareParts(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.SequenceEqual(right))
            return 0;
        while (!left.IsEmpty && !right.IsEmpty)
        {
            var leftSeparators = TakeSeparators(ref left);
            var rightSeparators = TakeSeparators(ref right);
            if (left.IsEmpty || right.IsEmpty)
                break;
            if (leftSeparators != rightSeparators)
                return leftSeparators.CompareTo(rightSeparators);
            if (AlphanumericRuns.Compare(ref left, ref right) is not 0 and var difference)
                return difference;
        }

        if (left.IsEmpty && right.IsEmpty)
            return 0;

        // Letters that are left over make a pre-release, anything else a later version.
        return left.IsEmpty ? (char.IsAsciiLetter(right[0]) ? 1 : -1) : (char.IsAsciiLetter(left[0]) ? -1 : 1);
    }

    static int TakeSeparators(scoped ref ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && !char.IsAsciiLetterOrDigit(text[count]))
            count++;
        text = text[count..];
        return count;
    }
}
