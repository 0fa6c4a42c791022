using System.Numerics;

namespace Plimsoll.Rego.Builtins.Time;

/// <summary>Lengths of time as text, e.g. <c>1h15m30.918s</c>.</summary>
/// <remarks>https://pkg.go.dev/time#ParseDuration, with days, weeks and years of 365 days besides.</remarks>
static class TimeSpans
{
    /// <summary>Longest text, in UTF-16 units.</summary>
    const int MaxLength = 256;

    /// <summary>The length in nanoseconds; <c>null</c> where the text is none.</summary>
    public static long? Parse(string text)
    {
        if (text.Length > MaxLength)
            return null;
        var rest = text.AsSpan();
        var isNegative = rest is ['-', ..];
        if (rest is ['-' or '+', ..])
            rest = rest[1..];
        if (rest is "0")
            return 0;
        if (rest.IsEmpty)
            return null;
        var total = BigInteger.Zero;
        while (!rest.IsEmpty)
        {
            if (Term(ref rest) is not { } nanoseconds)
                return null;
            total += nanoseconds;
        }

        total = isNegative ? -total : total;
        return total.GetBitLength() < 64 ? (long)total : null;
    }

    static BigInteger? Term(ref ReadOnlySpan<char> rest)
    {
        var whole = Digits(rest);
        var fraction = whole < rest.Length && rest[whole] == '.' ? Digits(rest[(whole + 1)..]) : -1;
        if (whole == 0 && fraction <= 0)
            return null;
        var end = fraction < 0 ? whole : whole + 1 + fraction;
        var unitEnd = end;
        while (unitEnd < rest.Length && rest[unitEnd] is not ('.' or (>= '0' and <= '9')))
            unitEnd++;
        if (UnitOf(rest[end..unitEnd]) is not { } unit)
            return null;
        var digits = string.Concat(rest[..whole], fraction > 0 ? rest.Slice(whole + 1, fraction) : "");
        rest = rest[unitEnd..];
        return BigInteger.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) * unit / BigInteger.Pow(10, Math.Max(fraction, 0));
    }

    static int Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    static long? UnitOf(ReadOnlySpan<char> unit) => unit switch
    {
        "ns" => 1,
        "us" or "µs" or "μs" => 1_000,
        "ms" => 1_000_000,
        "s" => CivilTime.Second,
        "m" => 60 * CivilTime.Second,
        "h" => 3_600 * CivilTime.Second,
        "d" => 86_400 * CivilTime.Second,
        "w" => 7 * 86_400 * CivilTime.Second,
        "y" => 365 * 86_400 * CivilTime.Second,
        _ => null,
    };
}
