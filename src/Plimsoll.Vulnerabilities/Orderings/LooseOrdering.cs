using System.Buffers;

namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>
/// Orders versions that are nearly semantic: any count of numbers, missing ones zero, a pre-release with or without its
/// hyphen, build metadata that never counts.
/// </summary>
/// <remarks>
/// <see cref="Generic"/> reads what the version library of HashiCorp reads. <see cref="Semantic"/> also takes a dot before the
/// pre-release (<c>1.0.0.rc1</c>) and sees no difference between a dot and a hyphen in it.
/// </remarks>
public sealed class LooseOrdering : IVersionOrdering
{
    static readonly SearchValues<char> SuffixCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-~.");

    readonly bool _takesDots;

    LooseOrdering(string name, bool takesDots) => (Name, _takesDots) = (name, takesDots);

    /// <summary>Versions of unknown tools that look semantic.</summary>
    public static LooseOrdering Generic { get; } = new("generic", takesDots: false);

    /// <summary>As <see cref="Generic"/>, with Maven's and Ruby's spellings of pre-releases.</summary>
    public static LooseOrdering Semantic { get; } = new("semantic", takesDots: true);

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool IsValid(ReadOnlySpan<char> version)
    {
        var rest = WithoutPrefix(version);
        if (!DottedNumbers.TryTake(ref rest, int.MaxValue, out _))
            return false;
        var plus = rest.IndexOf('+');
        if (plus >= 0 && !IsSuffix(rest[(plus + 1)..]))
            return false;
        if (plus >= 0)
            rest = rest[..plus];
        if (rest.IsEmpty)
            return true;
        if (rest[0] == '.' && _takesDots)
            rest = rest[1..];
        return IsSuffix(rest);
    }

    /// <inheritdoc/>
    public int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = WithoutPrefix(left);
        right = WithoutPrefix(right);
        if (DottedNumbers.Compare(ref left, ref right) is not 0 and var numbers)
            return numbers;
        return _takesDots
            ? ComparePieces(Prerelease(left), Prerelease(right))
            : Prereleases.Compare(Prereleases.Of(left), Prereleases.Of(right));
    }

    static bool IsSuffix(ReadOnlySpan<char> text) =>
        !text.IsEmpty && text[0] != '.' && text[^1] != '.' && !text.ContainsAnyExcept(SuffixCharacters)
        && !text.Contains("..", StringComparison.Ordinal);

    static ReadOnlySpan<char> WithoutPrefix(ReadOnlySpan<char> version) => version is ['v' or 'V', ..] ? version[1..] : version;

    static ReadOnlySpan<char> Prerelease(ReadOnlySpan<char> suffix)
    {
        var prerelease = Prereleases.Of(suffix);
        return prerelease is ['.', ..] ? prerelease[1..] : prerelease;
    }

    static int ComparePieces(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.IsEmpty || right.IsEmpty)
            return left.IsEmpty.CompareTo(right.IsEmpty);
        while (!left.IsEmpty && !right.IsEmpty)
        {
            if (Prereleases.Compare(TakePiece(ref left), TakePiece(ref right)) is not 0 and var difference)
                return difference;
        }

        return right.IsEmpty.CompareTo(left.IsEmpty);
    }

    static ReadOnlySpan<char> TakePiece(scoped ref ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('.', '-');
        var piece = end < 0 ? text : text[..end];
        text = end < 0 ? [] : text[(end + 1)..];
        return piece;
    }
}
