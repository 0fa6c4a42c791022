namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Orders versions of Go modules and of the Go tool chain: <c>v1.2.3</c>, <c>v2.0.0+incompatible</c>, <c>go1.21rc2</c>.</summary>
/// <remarks>
/// https://go.dev/ref/mod#versions: semantic versions with an optional <c>v</c>, pseudo-versions among the pre-releases, build
/// metadata (<c>+incompatible</c>) that never counts. https://go.dev/doc/toolchain#version: <c>go1.21rc2</c> is <c>1.21.0-rc.2</c> as
/// the Go vulnerability database writes it, and what follows a hyphen or a blank of a tool chain (<c>go1.22.3-X:boringcrypto</c>)
/// does not count. <c>(devel)</c> and <c>devel go1.23-…</c> name no version.
/// </remarks>
public sealed class GoOrdering : IVersionOrdering
{
    /// <inheritdoc/>
    public string Name => "golang";

    /// <inheritdoc/>
    public bool IsValid(ReadOnlySpan<char> version)
    {
        var rest = Body(version);
        if (!DottedNumbers.TryTake(ref rest, max: 3, out _))
            return false;
        return Prereleases.IsSuffix(rest) || (char.IsAsciiLetter(rest[0]) && Prereleases.AreIdentifiers(Prereleases.Of(rest)));
    }

    /// <inheritdoc/>
    public int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = Body(left);
        right = Body(right);
        if (DottedNumbers.Compare(ref left, ref right) is not 0 and var numbers)
            return numbers;
        if (left.IsEmpty && right.IsEmpty)
            return 0;
        var a = Prereleases.Of(left);
        var b = Prereleases.Of(right);
        if (a.IsEmpty || b.IsEmpty)
            return a.IsEmpty.CompareTo(b.IsEmpty);

        var leftIsAttached = left[0] != '-' && TrySplitAttached(a, out _, out _);
        var rightIsAttached = right[0] != '-' && TrySplitAttached(b, out _, out _);
        return leftIsAttached || rightIsAttached
            ? CompareAttached(a, leftIsAttached, b, rightIsAttached)
            : Prereleases.Compare(a, b);
    }

    /// <summary>Compares where <c>rc2</c> stands for <c>rc.2</c> on at least one side.</summary>
    static int CompareAttached(ReadOnlySpan<char> left, bool leftIsAttached, ReadOnlySpan<char> right, bool rightIsAttached)
    {
        var leftWord = TakeFirst(ref left, leftIsAttached);
        var rightWord = TakeFirst(ref right, rightIsAttached);
        if (Prereleases.Compare(leftWord, rightWord) is not 0 and var word)
            return word;
        return left.IsEmpty || right.IsEmpty ? right.IsEmpty.CompareTo(left.IsEmpty) : Prereleases.Compare(left, right);
    }

    static ReadOnlySpan<char> TakeFirst(scoped ref ReadOnlySpan<char> prerelease, bool isAttached)
    {
        if (isAttached)
        {
            TrySplitAttached(prerelease, out var word, out prerelease);
            return word;
        }

        var dot = prerelease.IndexOf('.');
        var first = dot < 0 ? prerelease : prerelease[..dot];
        prerelease = dot < 0 ? [] : prerelease[(dot + 1)..];
        return first;
    }

    static bool TrySplitAttached(ReadOnlySpan<char> prerelease, out ReadOnlySpan<char> word, out ReadOnlySpan<char> number)
    {
        number = prerelease;
        word = AlphanumericRuns.TakeLetters(ref number);
        return !word.IsEmpty && DecimalDigits.IsNumber(number);
    }

    /// <summary>The version from its first number on, without what does not count.</summary>
    static ReadOnlySpan<char> Body(ReadOnlySpan<char> version)
    {
        var text = version.Trim();

        if (text.StartsWith("go", StringComparison.Ordinal))
        {
            text = text[2..];
            var end = text.IndexOfAny('-', ' ', '+');
            return end < 0 ? text : text[..end];
        }

        var experiment = text.IndexOf("-X:", StringComparison.Ordinal);
        if (experiment >= 0)
            text = text[..experiment];
        return text is ['v', ..] ? text[1..] : text;
    }
}
