using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>A version of which numbers may be missing or <c>x</c>: <c>1.2</c>, <c>1.x</c>, <c>v1.2.3-rc.1</c>.</summary>
/// <param name="Numbers">The numbers before the first wildcard.</param>
/// <param name="HasWildcard">Whether a number is <c>x</c>, <c>X</c> or <c>*</c>.</param>
/// <param name="Suffix">What follows the numbers, without build metadata.</param>
sealed record PartialVersion(ImmutableArray<string> Numbers, bool HasWildcard, string Suffix)
{
    /// <summary>Whether fewer than three numbers are there.</summary>
    public bool IsPartial => Numbers.Length < 3;

    /// <summary>Reads a partial version.</summary>
    /// <param name="text">The version.</param>
    /// <param name="maxNumbers">The most numbers it may have.</param>
    /// <returns>The version; null where the text does not start with a number or a wildcard.</returns>
    public static PartialVersion? TryParse(ReadOnlySpan<char> text, int maxNumbers)
    {
        var rest = text.Trim();
        if (rest is ['v' or 'V' or '=', ..])
            rest = rest[1..];
        var numbers = ImmutableArray.CreateBuilder<string>();
        var hasWildcard = false;
        for (var count = 0; ; count++)
        {
            if (count == maxNumbers)
                return null;
            var number = DecimalDigits.Take(ref rest);
            if (number.IsEmpty)
            {
                if (rest is not ['x' or 'X' or '*', ..])
                    return null;
                hasWildcard = true;
                rest = rest[1..];
            }
            else if (!hasWildcard)
            {
                numbers.Add(number.ToString());
            }

            if (rest is not ['.', ..])
                break;
            rest = rest[1..];
        }

        var plus = rest.IndexOf('+');
        return new PartialVersion(numbers.ToImmutable(), hasWildcard, (plus < 0 ? rest : rest[..plus]).ToString());
    }

    /// <summary>The version with zeros for the numbers that are missing.</summary>
    /// <param name="count">How many numbers there should be.</param>
    public string Padded(int count) => string.Join('.', Numbers.Concat(Enumerable.Repeat("0", Math.Max(0, count - Numbers.Length))));

    /// <summary>The next version behind all that start with the first numbers of this one.</summary>
    /// <param name="kept">How many numbers are looked at; at least one of them must be there.</param>
    /// <param name="count">How many numbers the result should have.</param>
    public string Behind(int kept, int count)
    {
        var numbers = Numbers.Take(kept).ToArray();
        numbers[^1] = DecimalDigits.Increment(numbers[^1]);
        return string.Join('.', numbers.Concat(Enumerable.Repeat("0", Math.Max(0, count - numbers.Length))));
    }

    /// <summary>How many numbers a caret keeps: up to the first that is not zero.</summary>
    public int KeptByCaret
    {
        get
        {
            var zeros = Numbers.TakeWhile(number => number.AsSpan().TrimStart('0').IsEmpty).Count();
            return Math.Min(zeros + 1, Numbers.Length);
        }
    }
}
