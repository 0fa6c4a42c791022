using System.Buffers;

namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Orders Debian package versions: <c>[epoch:]upstream[-revision]</c>.</summary>
/// <remarks>
/// deb-version(7) of dpkg 1.22 and the comparison of its <c>lib/dpkg/version.c</c>. One character more than dpkg allows
/// is valid here: an underscore in the revision, which packages converted from rpm carry (<c>6.0-4.el6.x86_64</c>).
/// </remarks>
public sealed class DebOrdering : IVersionOrdering
{
    /// <summary>Digits of the largest epoch, 2147483647.</summary>
    const int MaxEpochDigits = 10;

    static readonly SearchValues<char> UpstreamCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.+-~:");

    static readonly SearchValues<char> RevisionCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.+~_");

    /// <inheritdoc/>
    public string Name => "deb";

    /// <inheritdoc/>
    public bool IsValid(ReadOnlySpan<char> version)
    {
        var colon = version.IndexOf(':');
        if (colon >= 0 && !IsEpoch(version[..colon]))
            return false;

        var rest = version[(colon + 1)..];
        var dash = rest.LastIndexOf('-');
        var upstream = dash < 0 ? rest : rest[..dash];
        if (upstream.IsEmpty || !char.IsAsciiDigit(upstream[0]) || upstream.ContainsAnyExcept(UpstreamCharacters))
            return false;

        return dash < 0 || (dash < rest.Length - 1 && !rest[(dash + 1)..].ContainsAnyExcept(RevisionCharacters));
    }

    /// <inheritdoc/>
    public int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        Split(left, out var leftEpoch, out var leftUpstream, out var leftRevision);
        Split(right, out var rightEpoch, out var rightUpstream, out var rightRevision);
        if (DecimalDigits.Compare(leftEpoch, rightEpoch) is not 0 and var epoch)
            return epoch;
        if (ComparePart(leftUpstream, rightUpstream) is not 0 and var upstream)
            return upstream;
        return ComparePart(leftRevision, rightRevision);
    }

    static bool IsEpoch(ReadOnlySpan<char> epoch) =>
        DecimalDigits.IsNumber(epoch)
        && epoch.TrimStart('0').Length <= MaxEpochDigits
        && DecimalDigits.Compare(epoch, "2147483647") <= 0;

    static void Split(
        ReadOnlySpan<char> version,
        out ReadOnlySpan<char> epoch,
        out ReadOnlySpan<char> upstream,
        out ReadOnlySpan<char> revision)
    {
        var colon = version.IndexOf(':');
        epoch = colon < 0 ? [] : version[..colon];
        var rest = version[(colon + 1)..];
        var dash = rest.LastIndexOf('-');
        upstream = dash < 0 ? rest : rest[..dash];
        revision = dash < 0 ? [] : rest[(dash + 1)..];
    }

    /// <summary>Alternates between runs of other characters, by <see cref="Rank"/>, and runs of digits, by value.</summary>
    static int ComparePart(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        while (!left.IsEmpty || !right.IsEmpty)
        {
            while (StartsWithText(left) || StartsWithText(right))
            {
                if (Rank(left).CompareTo(Rank(right)) is not 0 and var text)
                    return text;
                left = left[1..];
                right = right[1..];
            }

            if (DecimalDigits.Compare(DecimalDigits.Take(ref left), DecimalDigits.Take(ref right)) is not 0 and var number)
                return number;
        }

        return 0;
    }

    static bool StartsWithText(ReadOnlySpan<char> text) => !text.IsEmpty && !char.IsAsciiDigit(text[0]);

    /// <summary>The tilde sorts before the end, the end and a digit before letters, letters before all else.</summary>
    static int Rank(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || char.IsAsciiDigit(text[0]))
            return 0;
        if (text[0] == '~')
            return -1;
        return char.IsAsciiLetter(text[0]) ? text[0] : text[0] + 256;
    }
}
