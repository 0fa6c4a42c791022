namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Orders Gentoo package versions: <c>1.2.3b_rc4_p5-r6</c>.</summary>
/// <remarks>
/// Package Manager Specification 8, section 3.3: more numbers are newer (<c>12.2 &lt; 12.2.0</c>), and a number behind a dot that
/// starts with zero is a fraction (<c>1.01 &lt; 1.1</c>).
/// </remarks>
public sealed class PortageOrdering : IVersionOrdering
{
    /// <summary>The rank of a version without a suffix.</summary>
    const int NoSuffix = 4;

    /// <inheritdoc/>
    public string Name => "portage";

    /// <inheritdoc/>
    public bool IsValid(ReadOnlySpan<char> version)
    {
        var rest = version;
        if (!DottedNumbers.TryTake(ref rest, int.MaxValue, out _))
            return false;
        TakeLetter(ref rest);
        while (rest is ['_', ..])
        {
            if (TakeSuffix(ref rest, out _) == NoSuffix)
                return false;
        }

        return rest.IsEmpty || (rest.StartsWith("-r") && DecimalDigits.IsNumber(rest[2..]));
    }

    /// <inheritdoc/>
    public int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        DottedNumbers.TryTake(ref left, int.MaxValue, out var leftNumbers);
        DottedNumbers.TryTake(ref right, int.MaxValue, out var rightNumbers);
        if (CompareNumbers(leftNumbers, rightNumbers) is not 0 and var numbers)
            return numbers;
        if (TakeLetter(ref left).CompareTo(TakeLetter(ref right)) is not 0 and var letter)
            return letter;
        while (left is ['_', ..] || right is ['_', ..])
        {
            var leftRank = TakeSuffix(ref left, out var leftNumber);
            var rightRank = TakeSuffix(ref right, out var rightNumber);
            if (leftRank != rightRank)
                return leftRank.CompareTo(rightRank);
            if (DecimalDigits.Compare(leftNumber, rightNumber) is not 0 and var number)
                return number;
            if (leftRank == NoSuffix)
                break;
        }

        return DecimalDigits.Compare(Revision(left), Revision(right));
    }

    static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        for (var isFirst = true; !left.IsEmpty && !right.IsEmpty; isFirst = false)
        {
            var a = DecimalDigits.Take(ref left);
            var b = DecimalDigits.Take(ref right);
            var isFraction = !isFirst && (a is ['0', ..] || b is ['0', ..]);
            var difference = isFraction ? a.TrimEnd('0').SequenceCompareTo(b.TrimEnd('0')) : DecimalDigits.Compare(a, b);
            if (difference != 0)
                return difference;
            left = left.IsEmpty ? left : left[1..];
            right = right.IsEmpty ? right : right[1..];
        }

        return right.IsEmpty.CompareTo(left.IsEmpty);
    }

    static char TakeLetter(scoped ref ReadOnlySpan<char> rest)
    {
        if (rest is not [>= 'a' and <= 'z', ..])
            return '\0';
        var letter = rest[0];
        rest = rest[1..];
        return letter;
    }

    /// <summary>Takes <c>_suffix[number]</c>; <see cref="NoSuffix"/>, and nothing is taken, where there is none that is known.</summary>
    static int TakeSuffix(scoped ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> number)
    {
        number = [];
        if (rest is not ['_', ..])
            return NoSuffix;
        var text = rest[1..];
        var rank = AlphanumericRuns.TakeLetters(ref text) switch
        {
            "alpha" => 0,
            "beta" => 1,
            "pre" => 2,
            "rc" => 3,
            "p" => NoSuffix + 1,
            _ => NoSuffix,
        };
        if (rank == NoSuffix)
            return rank;
        number = DecimalDigits.Take(ref text);
        rest = text;
        return rank;
    }

    static ReadOnlySpan<char> Revision(ReadOnlySpan<char> rest) => rest.StartsWith("-r") ? rest[2..(2 + DecimalDigits.Count(rest[2..]))] : [];
}
