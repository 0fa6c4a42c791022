namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>A Python version taken apart: <c>[N!]N(.N)*[{a|b|rc}N][.postN][.devN][+local]</c>. Points into the text.</summary>
readonly ref struct Pep440Version
{
    const char NoPrerelease = '~';

    Pep440Version(ReadOnlySpan<char> text) => Text = text;

    /// <summary>The whole version without blanks around it and a leading <c>v</c>.</summary>
    public ReadOnlySpan<char> Text { get; private init; }

    /// <summary>Digits before the <c>!</c>; empty means zero.</summary>
    public ReadOnlySpan<char> Epoch { get; private init; }

    /// <summary>Numbers with dots between them.</summary>
    public ReadOnlySpan<char> Release { get; private init; }

    /// <summary><c>a</c>, <c>b</c> or <c>r</c> (release candidate), which sort in this order.</summary>
    public char Prerelease { get; private init; }

    /// <summary>The pre-release's number; empty means zero.</summary>
    public ReadOnlySpan<char> PrereleaseNumber { get; private init; }

    /// <summary>Whether it is a post-release.</summary>
    public bool IsPost { get; private init; }

    /// <summary>The post-release's number; empty means zero.</summary>
    public ReadOnlySpan<char> PostNumber { get; private init; }

    /// <summary>Whether it is a development release.</summary>
    public bool IsDev { get; private init; }

    /// <summary>The development release's number; empty means zero.</summary>
    public ReadOnlySpan<char> DevNumber { get; private init; }

    /// <summary>What stands behind the <c>+</c>; empty where there is none.</summary>
    public ReadOnlySpan<char> Local { get; private init; }

    /// <summary>Whether it has a pre-release phase.</summary>
    public bool HasPrerelease => Prerelease != NoPrerelease;

    /// <summary>Whether it comes before a final release: a pre-release or a development release.</summary>
    public bool IsBeforeRelease => HasPrerelease || IsDev;

    public static bool TryParse(ReadOnlySpan<char> text, out Pep440Version version)
    {
        version = default;
        var rest = text.Trim();
        if (rest is ['v' or 'V', ..])
            rest = rest[1..];
        var whole = rest;

        var release = DecimalDigits.Take(ref rest);
        ReadOnlySpan<char> epoch = [];
        if (!release.IsEmpty && rest is ['!', ..])
        {
            epoch = release;
            rest = rest[1..];
        }
        else
        {
            rest = whole;
        }

        if (!TryTakeRelease(ref rest, out release))
            return false;
        var prerelease = TakePrerelease(ref rest, out var prereleaseNumber);
        var isPost = TakePost(ref rest, out var postNumber);
        var isDev = TakeLabel(ref rest, "dev", out var devNumber);
        ReadOnlySpan<char> local = [];
        if (rest is ['+', ..])
        {
            local = rest[1..];
            if (!IsLocal(local))
                return false;
        }
        else if (!rest.IsEmpty)
        {
            return false;
        }

        version = new Pep440Version(whole)
        {
            Epoch = epoch,
            Release = release,
            Prerelease = prerelease,
            PrereleaseNumber = prereleaseNumber,
            IsPost = isPost,
            PostNumber = postNumber,
            IsDev = isDev,
            DevNumber = devNumber,
            Local = local,
        };
        return true;
    }

    /// <summary>The whole order, the local part included.</summary>
    public int CompareWith(Pep440Version other)
    {
        var comparison = ComparePublicWith(other);
        return comparison != 0 ? comparison : CompareLocals(Local, other.Local);
    }

    /// <summary>The order without the local part.</summary>
    public int ComparePublicWith(Pep440Version other)
    {
        var comparison = CompareBaseWith(other);
        if (comparison == 0)
            comparison = PrereleaseRank.CompareTo(other.PrereleaseRank);
        if (comparison == 0)
            comparison = DecimalDigits.Compare(PrereleaseNumber, other.PrereleaseNumber);
        if (comparison == 0)
            comparison = IsPost.CompareTo(other.IsPost);
        if (comparison == 0)
            comparison = DecimalDigits.Compare(PostNumber, other.PostNumber);
        if (comparison == 0)
            comparison = other.IsDev.CompareTo(IsDev);
        return comparison == 0 ? DecimalDigits.Compare(DevNumber, other.DevNumber) : comparison;
    }

    /// <summary>The order of epoch and release alone.</summary>
    public int CompareBaseWith(Pep440Version other)
    {
        var comparison = DecimalDigits.Compare(Epoch, other.Epoch);
        return comparison != 0 ? comparison : CompareReleases(Release, other.Release, int.MaxValue);
    }

    /// <summary>Compares the first <paramref name="count"/> numbers of two releases; missing ones are zero.</summary>
    public static int CompareReleases(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int count)
    {
        for (var index = 0; index < count && (!left.IsEmpty || !right.IsEmpty); index++)
        {
            var comparison = DecimalDigits.Compare(DecimalDigits.Take(ref left), DecimalDigits.Take(ref right));
            if (comparison != 0)
                return comparison;
            left = left.IsEmpty ? left : left[1..];
            right = right.IsEmpty ? right : right[1..];
        }

        return 0;
    }

    /// <summary>A bare development release comes before the first pre-release, anything else without one behind the last.</summary>
    char PrereleaseRank => !HasPrerelease && !IsPost && IsDev ? ' ' : Prerelease;

    static bool TryTakeRelease(scoped ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> release)
    {
        var start = rest;
        if (DecimalDigits.Take(ref rest).IsEmpty)
        {
            release = [];
            return false;
        }

        while (rest is ['.', >= '0' and <= '9', ..])
        {
            rest = rest[1..];
            DecimalDigits.Take(ref rest);
        }

        release = start[..^rest.Length];
        return true;
    }

    static char TakePrerelease(scoped ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> number)
    {
        if (TakeLabel(ref rest, "alpha", out number) || TakeLabel(ref rest, "a", out number))
            return 'a';
        if (TakeLabel(ref rest, "beta", out number) || TakeLabel(ref rest, "b", out number))
            return 'b';
        if (TakeLabel(ref rest, "preview", out number) || TakeLabel(ref rest, "pre", out number))
            return 'r';
        return TakeLabel(ref rest, "rc", out number) || TakeLabel(ref rest, "c", out number) ? 'r' : NoPrerelease;
    }

    static bool TakePost(scoped ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> number)
    {
        if (rest is ['-', >= '0' and <= '9', ..])
        {
            rest = rest[1..];
            number = DecimalDigits.Take(ref rest);
            return true;
        }

        return TakeLabel(ref rest, "post", out number)
            || TakeLabel(ref rest, "rev", out number)
            || TakeLabel(ref rest, "r", out number);
    }

    /// <summary>Takes <c>[sep]label[sep][number]</c>, each separator one of <c>- _ .</c></summary>
    static bool TakeLabel(scoped ref ReadOnlySpan<char> rest, string label, out ReadOnlySpan<char> number)
    {
        number = [];
        var text = SkipSeparator(rest);
        if (!text.StartsWith(label, StringComparison.OrdinalIgnoreCase))
            return false;
        rest = SkipSeparator(text[label.Length..]);
        number = DecimalDigits.Take(ref rest);
        return true;
    }

    static ReadOnlySpan<char> SkipSeparator(ReadOnlySpan<char> text) => text is ['-' or '_' or '.', ..] ? text[1..] : text;

    static bool IsLocal(ReadOnlySpan<char> local)
    {
        var previousIsSeparator = true;
        foreach (var character in local)
        {
            var isSeparator = character is '-' or '_' or '.';
            if (isSeparator ? previousIsSeparator : !char.IsAsciiLetterOrDigit(character))
                return false;
            previousIsSeparator = isSeparator;
        }

        return !previousIsSeparator;
    }

    static int CompareLocals(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        while (!left.IsEmpty && !right.IsEmpty)
        {
            var comparison = CompareLocalSegments(TakeSegment(ref left), TakeSegment(ref right));
            if (comparison != 0)
                return comparison;
        }

        return right.IsEmpty.CompareTo(left.IsEmpty);
    }

    static ReadOnlySpan<char> TakeSegment(scoped ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny('-', '_', '.');
        var segment = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return segment;
    }

    /// <summary>Numbers are newer than words.</summary>
    static int CompareLocalSegments(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var leftIsNumber = DecimalDigits.IsNumber(left);
        var rightIsNumber = DecimalDigits.IsNumber(right);
        if (leftIsNumber != rightIsNumber)
            return leftIsNumber.CompareTo(rightIsNumber);
        return leftIsNumber
            ? DecimalDigits.Compare(left, right)
            : left.CompareTo(right, StringComparison.OrdinalIgnoreCase);
    }
}
