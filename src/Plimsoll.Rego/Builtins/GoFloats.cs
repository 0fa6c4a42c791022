using System.Globalization;
using System.Numerics;
using System.Text;

namespace Plimsoll.Rego.Builtins;

/// <summary>Formats floating-point numbers by a verb.</summary>
/// <remarks>https://pkg.go.dev/strconv#FormatFloat: digits are rounded to the nearest, to the even one where two are as near.</remarks>
static class GoFloats
{
    /// <summary>Most digits that a number of 64 bits has before or after its point.</summary>
    const int MaxDigits = 1_100;

    /// <summary>From this power of ten the shortest form has an exponent.</summary>
    const int ShortestLimit = 6;

    const int MantissaBits = 52, ExponentBias = 1075;

    /// <summary>Appends a number.</summary>
    /// <returns>Whether the verb is one of floating-point numbers.</returns>
    public static bool TryAppend(StringBuilder to, in GoDirective directive, char verb, double number)
    {
        if (TextOf(Math.Abs(number), verb, directive.Precision) is not { } text)
            return false;
        var isNegative = double.IsNegative(number);
        var space = directive.Space ? " " : "";
        var positive = directive.Plus ? "+" : space;
        var sign = isNegative ? "-" : positive;
        if (directive is { Zero: true, Minus: false, Width: { } width } && sign.Length > 0)
            to.Append(sign).Append('0', Math.Max(width - sign.Length - text.Length, 0)).Append(text);
        else
            directive.Pad(to, sign + text, withZeros: true);
        return true;
    }

    static string? TextOf(double number, char verb, int? precision) => verb switch
    {
        'v' or 'g' => General(number, precision, 'e'),
        'G' => General(number, precision, 'E'),
        'f' or 'F' => Fixed(number, precision ?? 6),
        'e' or 'E' => Exponential(number, precision ?? 6, verb),
        'b' => Binary(number),
        'x' => Hexadecimal(number, precision, 'p'),
        'X' => Hexadecimal(number, precision, 'P').ToUpperInvariant(),
        _ => null,
    };

    static string Fixed(double number, int precision)
    {
        var kept = Math.Min(precision, MaxDigits);
        var digits = Rounded(number, kept).ToString(CultureInfo.InvariantCulture).PadLeft(kept + 1, '0');
        return precision == 0 ? digits : $"{digits[..^kept]}.{digits[^kept..]}{new string('0', precision - kept)}";
    }

    static string Exponential(double number, int precision, char marker)
    {
        var kept = Math.Min(precision, MaxDigits);
        var (digits, exponent) = SignificantDigits(number, kept + 1);
        return Exponential(digits + new string('0', precision - kept), exponent, marker);
    }

    static string Exponential(string digits, int exponent, char marker)
    {
        var fraction = digits.Length > 1 ? "." + digits[1..] : "";
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}{marker}{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }

    static string General(double number, int? precision, char marker)
    {
        var (digits, exponent) = precision is { } wanted
            ? SignificantDigits(number, Math.Min(Math.Max(wanted, 1), MaxDigits))
            : ShortestDigits(number);
        digits = digits.TrimEnd('0');
        digits = digits.Length == 0 ? "0" : digits;
        var limit = precision is { } most ? Math.Max(most, 1) : ShortestLimit;
        if (precision is not null && limit > digits.Length && digits.Length > exponent)
            limit = digits.Length;
        if (exponent < -4 || exponent >= limit)
            return Exponential(digits, exponent, marker);
        if (exponent < 0)
            return $"0.{new string('0', -exponent - 1)}{digits}";
        return digits.Length <= exponent + 1
            ? digits.PadRight(exponent + 1, '0')
            : $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }

    /// <summary>The fewest digits that tell the number from all others, and the power of ten of the first.</summary>
    static (string Digits, int Exponent) ShortestDigits(double number)
    {
        var text = number.ToString("E16", CultureInfo.InvariantCulture);
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        var marker = shortest.IndexOf('E', StringComparison.Ordinal);
        var digits = (marker < 0 ? shortest : shortest[..marker]).Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        if (digits.Length == 0)
            return ("0", 0);
        // The exponent of 17 digits is that of fewer, unless those are rounded up to a power of ten.
        var exponent = int.Parse(text.AsSpan(text.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var isPower = digits.TrimEnd('0') == "1" && text[0] == '9';
        return (digits, isPower ? exponent + 1 : exponent);
    }

    /// <summary>So many digits, rounded, and the power of ten of the first.</summary>
    static (string Digits, int Exponent) SignificantDigits(double number, int count)
    {
        if (number == 0)
            return (new string('0', count), 0);
        var exponent = ShortestDigits(number).Exponent;
        var digits = Rounded(number, count - 1 - exponent).ToString(CultureInfo.InvariantCulture);
        // One digit more where all were rounded up, one fewer where the shortest digits were.
        if (digits.Length < count)
            digits = Rounded(number, count - exponent--).ToString(CultureInfo.InvariantCulture);
        return digits.Length > count ? (digits[..count], exponent + 1) : (digits, exponent);
    }

    /// <summary>The integer nearest to the number times a power of ten.</summary>
    static BigInteger Rounded(double number, int power)
    {
        var (mantissa, exponent) = Parts(number);
        BigInteger numerator = mantissa, denominator = 1;
        if (exponent >= 0)
            numerator <<= exponent;
        else
            denominator <<= -exponent;
        if (power >= 0)
            numerator *= BigInteger.Pow(10, power);
        else
            denominator *= BigInteger.Pow(10, -power);
        var (quotient, remainder) = BigInteger.DivRem(numerator, denominator);
        var order = (remainder << 1).CompareTo(denominator);
        return order > 0 || (order == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }

    static (long Mantissa, int Exponent) Parts(double number)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        var exponent = (int)((bits >> MantissaBits) & 0x7FF);
        var mantissa = bits & ((1L << MantissaBits) - 1);
        return exponent == 0 ? (mantissa, 1 - ExponentBias) : (mantissa | (1L << MantissaBits), exponent - ExponentBias);
    }

    static string Binary(double number)
    {
        var (mantissa, exponent) = Parts(number);
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}p{exponent:+0;-0;+0}");
    }

    static string Hexadecimal(double number, int? precision, char marker)
    {
        var (mantissa, exponent) = Parts(number);
        if (mantissa == 0)
            return $"0x0{(precision is > 0 ? "." + new string('0', precision.Value) : "")}{marker}+00";
        while ((mantissa & (1L << MantissaBits)) == 0)
            (mantissa, exponent) = (mantissa << 1, exponent - 1);
        var digits = MantissaBits / 4;
        if (precision is { } kept && kept < digits)
        {
            var unit = 1L << (4 * (digits - kept));
            var rest = mantissa & (unit - 1);
            mantissa -= rest;
            if (rest > unit / 2 || (rest == unit / 2 && (mantissa & unit) != 0))
                mantissa += unit;
            if (mantissa >> (MantissaBits + 1) != 0)
                (mantissa, exponent) = (mantissa >> 1, exponent + 1);
        }

        var fraction = (mantissa & ((1L << MantissaBits) - 1)).ToString("x13", CultureInfo.InvariantCulture);
        fraction = precision is { } wanted ? fraction.PadRight(wanted, '0')[..wanted] : fraction.TrimEnd('0');
        var power = exponent + MantissaBits;
        return string.Create(CultureInfo.InvariantCulture, $"0x1{(fraction.Length > 0 ? "." : "")}{fraction}{marker}{(power < 0 ? '-' : '+')}{Math.Abs(power):00}");
    }
}
