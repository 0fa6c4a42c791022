namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>A version of a PHP package taken apart. Points into the text.</summary>
/// <remarks><c>VersionParser::normalize</c> of composer/semver 3.</remarks>
readonly ref struct ComposerVersion
{
    /// <summary>Digits of the first number of an ordinary version; a longer one is a date.</summary>
    const int MaxMajorDigits = 5;

    /// <summary>Digits of a year, the least that a date starts with.</summary>
    const int YearDigits = 4;

    /// <summary>Numbers of an ordinary version.</summary>
    const int MaxNumbers = 4;

    /// <summary>What a branch puts for a number that is not there: newer than all real ones.</summary>
    const string BranchNumber = "9999999";

    /// <summary>Numbers, <c>x</c> among them for a branch, with separators between them.</summary>
    public ReadOnlySpan<char> Numbers { get; private init; }

    /// <summary>Whether it is a date, to which no zeros are added.</summary>
    public bool IsDate { get; private init; }

    /// <summary>Whether it is a branch, whose missing numbers are newer than all.</summary>
    public bool IsBranch { get; private init; }

    /// <summary>The stability.</summary>
    public ComposerStability Stability { get; private init; }

    /// <summary>The numbers behind the stability, with separators between and in front of them.</summary>
    public ReadOnlySpan<char> StabilityNumbers { get; private init; }

    /// <summary>Whether it is a development version of what stands before.</summary>
    public bool IsDev { get; private init; }

    /// <summary>Takes a version apart.</summary>
    /// <returns>Whether it is a version with numbers.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out ComposerVersion version)
    {
        version = default;
        var rest = WithoutDecoration(text);
        var numbers = TakeNumbers(ref rest, out var isDate, out var hasWildcard);
        if (numbers.IsEmpty)
            return false;
        var modifier = rest;
        var stability = TakeStability(ref modifier, out var stabilityNumbers);
        var isMarkedStable = stability == ComposerStability.Stable && modifier.Length < rest.Length;
        var isDev = TakeDev(ref modifier);
        if (!modifier.IsEmpty || (hasWildcard && (!isDev || stability != ComposerStability.Stable)))
            return false;
        version = new ComposerVersion
        {
            Numbers = numbers,
            IsDate = isDate,
            IsBranch = hasWildcard,
            Stability = stability,
            StabilityNumbers = stabilityNumbers,
            IsDev = isDev && !isMarkedStable,
        };
        return true;
    }

    /// <summary>Which is newer.</summary>
    public int CompareWith(ComposerVersion other)
    {
        if (CompareNumbers(other) is not 0 and var numbers)
            return numbers;
        if (Rank.CompareTo(other.Rank) is not 0 and var rank)
            return rank;
        if (Stability != other.Stability)
            return (int)Stability - (int)other.Stability;
        var left = StabilityNumbers;
        var right = other.StabilityNumbers;
        while (!left.IsEmpty && !right.IsEmpty)
        {
            if (DecimalDigits.Compare(TakeStabilityNumber(ref left), TakeStabilityNumber(ref right)) is not 0 and var number)
                return number;
        }

        if (left.IsEmpty && right.IsEmpty)
            return other.IsDev.CompareTo(IsDev);
        return right.IsEmpty.CompareTo(left.IsEmpty);
    }

    /// <summary>A release in development stands before its alpha.</summary>
    int Rank => Stability == ComposerStability.Stable && IsDev ? -1 : (int)Stability;

    int CompareNumbers(ComposerVersion other)
    {
        var left = Numbers;
        var right = other.Numbers;
        for (var index = 0; !left.IsEmpty || !right.IsEmpty || (index < MaxNumbers && (!IsDate || !other.IsDate)); index++)
        {
            var isLeft = TryTakeNumber(ref left, index, out var a);
            var isRight = other.TryTakeNumber(ref right, index, out var b);
            if (!isLeft || !isRight)
            {
                // Beside a number stands the release or what comes before it, both older, or a patch, which is newer.
                if (isLeft == isRight)
                    return 0;
                return isLeft ? (other.Stability == ComposerStability.Patch ? -1 : 1) : (Stability == ComposerStability.Patch ? 1 : -1);
            }

            if (DecimalDigits.Compare(a, b) is not 0 and var difference)
                return difference;
        }

        return 0;
    }

    bool TryTakeNumber(scoped ref ReadOnlySpan<char> rest, int index, out ReadOnlySpan<char> number)
    {
        if (rest.IsEmpty)
        {
            number = IsBranch ? BranchNumber : [];
            return !IsDate && index < MaxNumbers;
        }

        if (!char.IsAsciiDigit(rest[0]))
        {
            number = BranchNumber;
            rest = rest[1..];
        }
        else
        {
            number = DecimalDigits.Take(ref rest);
        }

        rest = rest.IsEmpty ? rest : rest[1..];
        return true;
    }

    /// <summary>Without blanks, a leading <c>v</c>, an alias, a commit, a stability flag, build metadata.</summary>
    static ReadOnlySpan<char> WithoutDecoration(ReadOnlySpan<char> text)
    {
        var rest = text.Trim();
        var alias = rest.IndexOf(" as ", StringComparison.Ordinal);
        if (alias >= 0)
            rest = rest[..alias].TrimEnd();
        var end = rest.IndexOfAny('@', '#', '+');
        if (end >= 0)
            rest = rest[..end];
        return rest is ['v' or 'V', ..] ? rest[1..] : rest;
    }

    static ReadOnlySpan<char> TakeNumbers(scoped ref ReadOnlySpan<char> rest, out bool isDate, out bool hasWildcard)
    {
        var start = rest;
        var majorDigits = DecimalDigits.Take(ref rest).Length;
        isDate = majorDigits > MaxMajorDigits;
        hasWildcard = false;
        var count = 1;
        while (majorDigits > 0)
        {
            if (rest is ['.', 'x' or 'X' or '*', ..])
            {
                hasWildcard = true;
                rest = rest[2..];
            }
            else if (rest is ['.', >= '0' and <= '9', ..] && !hasWildcard)
            {
                rest = rest[1..];
                DecimalDigits.Take(ref rest);
            }
            else if (rest is ['-' or ':', >= '0' and <= '9', ..] && majorDigits >= YearDigits)
            {
                isDate = true;
                rest = rest[1..];
                DecimalDigits.Take(ref rest);
            }
            else
            {
                break;
            }

            count++;
        }

        isDate |= count > MaxNumbers && majorDigits >= YearDigits;
        return count > MaxNumbers && !isDate ? [] : start[..^rest.Length];
    }

    static ComposerStability TakeStability(scoped ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> numbers)
    {
        numbers = [];
        var text = rest is ['.' or '_' or '-', ..] ? rest[1..] : rest;
        if (!ComposerStabilities.TryTake(ref text, out var stability))
            return ComposerStability.Stable;
        rest = text;
        while (rest is [>= '0' and <= '9', ..] or ['.' or '-', >= '0' and <= '9', ..])
        {
            rest = rest[1..];
            DecimalDigits.Take(ref rest);
        }

        // The word for the release carries no numbers, nor does it go with dev.
        numbers = stability == ComposerStability.Stable ? [] : text[..^rest.Length];
        return stability;
    }

    static bool TakeDev(scoped ref ReadOnlySpan<char> rest)
    {
        var text = rest is ['.' or '-', ..] ? rest[1..] : rest;
        if (!text.Equals("dev", StringComparison.OrdinalIgnoreCase))
            return false;
        rest = [];
        return true;
    }

    static ReadOnlySpan<char> TakeStabilityNumber(scoped ref ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(".-");
        return DecimalDigits.Take(ref rest);
    }
}
