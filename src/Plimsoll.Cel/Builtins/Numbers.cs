using System.Globalization;
using System.Numerics;

namespace Plimsoll.Cel.Builtins;

/// <summary>Floating-point numbers as text, written and read as Go's strconv does.</summary>
/// <remarks>Go, strconv.FormatFloat and strconv.ParseFloat: https://pkg.go.dev/strconv.</remarks>
static class Numbers
{
    /// <summary>Longest text of a number that is read, in UTF-16 units.</summary>
    public const int MaxNumberLength = 4096;

    const int MantissaBits = 52;
    const int ExponentBias = 1075;

    // strconv's format 'g' turns to an exponent from here on where it writes the fewest digits.
    const int FirstLargeExponent = 6;

    /// <summary>The fewest digits that read back the same, with an exponent for small and large numbers: <c>0.1</c>, <c>1e+23</c>.</summary>
    public static string FormatShortest(double value)
    {
        if (!double.IsFinite(value))
            return NotFinite(value);
        var (digits, point) = Shortest(value);
        var exponent = point - 1;
        var text = exponent is < -4 or >= FirstLargeExponent ? Scientific(digits, exponent) : Plain(digits, point);
        return double.IsNegative(value) ? "-" + text : text;
    }

    /// <summary>The fewest digits that read back the same, without an exponent.</summary>
    public static string FormatPlain(double value)
    {
        if (!double.IsFinite(value))
            return NotFinite(value);
        var (digits, point) = Shortest(value);
        return double.IsNegative(value) ? "-" + Plain(digits, point) : Plain(digits, point);
    }

    /// <summary>A fixed number of decimals; halves go to the even digit.</summary>
    public static string FormatFixed(double value, int decimals)
    {
        if (!double.IsFinite(value))
            return NotFinite(value);
        var (numerator, denominator) = Fraction(value);
        var digits = Divide(numerator * BigInteger.Pow(10, decimals), denominator).ToString(CultureInfo.InvariantCulture);
        digits = digits.PadLeft(decimals + 1, '0');
        var text = decimals == 0 ? digits : $"{digits[..^decimals]}.{digits[^decimals..]}";
        return double.IsNegative(value) ? "-" + text : text;
    }

    /// <summary>One digit, a fixed number of decimals and an exponent; halves go to the even digit.</summary>
    public static string FormatScientific(double value, int decimals)
    {
        if (!double.IsFinite(value))
            return NotFinite(value);
        var (digits, exponent) = Significant(value, decimals + 1);
        var text = Scientific(digits, exponent);
        return double.IsNegative(value) ? "-" + text : text;
    }

    /// <summary>Reads what Go reads: decimal and hexadecimal numbers, infinities, NaN. Numbers that are too great are refused.</summary>
    public static bool TryParse(string text, out double value)
    {
        value = 0;
        if (text.Length is 0 or > MaxNumberLength)
            return false;
        var unsigned = text.AsSpan(text[0] is '-' or '+' ? 1 : 0);
        var isNegative = text[0] == '-';
        if (!TryParseUnsigned(unsigned, text.Length == unsigned.Length, out value))
            return false;
        if (isNegative)
            value = -value;
        return true;
    }

    static bool TryParseUnsigned(ReadOnlySpan<char> text, bool hasNoSign, out double value)
    {
        value = double.NaN;
        if (hasNoSign && text.Equals("nan", StringComparison.OrdinalIgnoreCase))
            return true;
        value = double.PositiveInfinity;
        if (text.Equals("inf", StringComparison.OrdinalIgnoreCase) || text.Equals("infinity", StringComparison.OrdinalIgnoreCase))
            return true;
        if (text is ['0', 'x' or 'X', .. var hexadecimal])
            return HexadecimalNumbers.TryParse(hexadecimal, out value);
        if (text.IsEmpty || !(char.IsAsciiDigit(text[0]) || text[0] == '.'))
            return false;
        return TryRemoveUnderscores(text, out var digits) &&
            double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value) &&
            double.IsFinite(value);
    }

    /// <summary>Underscores stand between digits only.</summary>
    static bool TryRemoveUnderscores(ReadOnlySpan<char> text, out ReadOnlySpan<char> digits)
    {
        digits = text;
        if (!text.Contains('_'))
            return true;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && (i == 0 || i == text.Length - 1 || !char.IsAsciiDigit(text[i - 1]) || !char.IsAsciiDigit(text[i + 1])))
                return false;
        }

        digits = text.ToString().Replace("_", "", StringComparison.Ordinal);
        return true;
    }

    static string NotFinite(double value) => double.IsNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";

    /// <summary>The fewest digits, and how many of them stand before the decimal point.</summary>
    static (string Digits, int Point) Shortest(double value)
    {
        var round = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture).AsSpan();
        var mark = round.IndexOf('E');
        var mantissa = mark < 0 ? round : round[..mark];
        var exponent = mark < 0 ? 0 : int.Parse(round[(mark + 1)..], CultureInfo.InvariantCulture);
        var dot = mantissa.IndexOf('.');
        var point = dot < 0 ? mantissa.Length : dot;
        var text = dot < 0 ? mantissa.ToString() : string.Concat(mantissa[..dot], mantissa[(dot + 1)..]);
        var digits = text.TrimStart('0');
        point += exponent - (text.Length - digits.Length);
        digits = digits.TrimEnd('0');
        return digits.Length == 0 ? ("0", 1) : (digits, point);
    }

    static string Plain(string digits, int point)
    {
        if (point <= 0)
            return "0." + new string('0', -point) + digits;
        return point >= digits.Length ? digits.PadRight(point, '0') : $"{digits[..point]}.{digits[point..]}";
    }

    static string Scientific(string digits, int exponent)
    {
        var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }

    static (string Digits, int Exponent) Significant(double value, int count)
    {
        if (value == 0)
            return (new string('0', count), 0);
        var (numerator, denominator) = Fraction(value);
        for (var exponent = Shortest(value).Point - 1; ; exponent++)
        {
            var shift = count - 1 - exponent;
            var digits = (shift >= 0
                ? Divide(numerator * BigInteger.Pow(10, shift), denominator)
                : Divide(numerator, denominator * BigInteger.Pow(10, -shift))).ToString(CultureInfo.InvariantCulture);
            if (digits.Length <= count)
                return (digits, exponent);
        }
    }

    static (BigInteger Numerator, BigInteger Denominator) Fraction(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> MantissaBits) & 0x7FF);
        var mantissa = bits & ((1L << MantissaBits) - 1);
        if (exponent == 0)
            exponent = 1;
        else
            mantissa |= 1L << MantissaBits;
        exponent -= ExponentBias;
        return exponent >= 0 ? (mantissa * BigInteger.Pow(2, exponent), BigInteger.One) : (mantissa, BigInteger.Pow(2, -exponent));
    }

    static BigInteger Divide(BigInteger numerator, BigInteger denominator)
    {
        var quotient = BigInteger.DivRem(numerator, denominator, out var rest);
        var half = (rest * 2).CompareTo(denominator);
        return half > 0 || (half == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }
}
