using System.Globalization;
using System.Numerics;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>Reads and writes quantities.</summary>
/// <remarks>k8s.io/apimachinery/pkg/api/resource: the grammar, and what is accepted beyond it.</remarks>
static class QuantityText
{
    /// <summary>Most digits of a number in 64 bits.</summary>
    public const int MaxShortDigits = 19;

    /// <summary>Longest number with its exponent written out, in digits; longer ones are refused.</summary>
    const int MaxDigits = Quantity.MaxAlignment;

    const int Nano = -9;
    const double LogTenOfTwo = 0.30102999566398120;
    const string FormatError = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
    const string NumberError = "unable to parse numeric part of quantity";
    const string SuffixError = "unable to parse quantity's suffix";

    static readonly Quantity Zero = new(BigInteger.Zero, 0, true, QuantityFormat.DecimalSi);

    public static bool TryRead(ReadOnlySpan<char> text, out Quantity quantity, out string error)
    {
        quantity = Zero;
        if (!TrySplit(text, out var parts))
            error = FormatError;
        else if (!QuantitySuffix.TryParse(parts.Suffix, out var suffix))
            error = SuffixError;
        else if (!TryReadShort(parts, suffix, ref quantity) && !TryReadLong(parts, suffix, ref quantity))
            error = NumberError;
        else
            error = "";
        return error.Length == 0;
    }

    public static string Of(BigInteger number, int scale, QuantityFormat format)
    {
        if (number.IsZero)
            return "0";
        if (format == QuantityFormat.BinarySi && TryWriteBinary(number, scale, out var binary))
            return binary;
        (number, scale) = WithoutZeros(number, scale);
        var missing = ((scale % 3) + 3) % 3;
        var suffix = new QuantitySuffix(format == QuantityFormat.BinarySi ? QuantityFormat.DecimalSi : format, scale - missing);
        return string.Create(CultureInfo.InvariantCulture, $"{number * Quantity.Power(missing)}{suffix}");
    }

    /// <summary>The same amount with no zero at the end of the number; zero as 0 times 1.</summary>
    public static (BigInteger Number, int Scale) WithoutZeros(BigInteger number, int scale)
    {
        if (number.IsZero)
            return (number, 0);
        while (scale < int.MaxValue)
        {
            var (quotient, rest) = BigInteger.DivRem(number, 10);
            if (!rest.IsZero)
                break;
            (number, scale) = (quotient, scale + 1);
        }

        return (number, scale);
    }

    /// <summary>How many decimal digits a number other than zero has.</summary>
    public static int DigitsOf(BigInteger number)
    {
        var magnitude = BigInteger.Abs(number);
        // The estimate is the number of digits, or one less.
        var digits = Math.Max(1, (int)((magnitude.GetBitLength() - 1) * LogTenOfTwo));
        while (magnitude >= Quantity.Power(digits))
            digits++;
        return digits;
    }

    static bool TryWriteBinary(BigInteger number, int scale, out string text)
    {
        text = "";
        if (scale is > MaxDigits or < -MaxDigits)
            return false;
        var rest = BigInteger.Zero;
        var whole = scale >= 0 ? number * Quantity.Power(scale) : BigInteger.DivRem(number, Quantity.Power(-scale), out rest);
        if (!rest.IsZero || BigInteger.Abs(whole) < 1024)
            return false;
        var exponent = 0;
        while (exponent < 60 && (whole & 1023).IsZero)
            (whole, exponent) = (whole >> 10, exponent + 10);
        text = string.Create(CultureInfo.InvariantCulture, $"{whole}{new QuantitySuffix(QuantityFormat.BinarySi, exponent)}");
        return true;
    }

    static bool TrySplit(ReadOnlySpan<char> text, out Parts parts)
    {
        parts = default;
        if (text.IsEmpty)
            return false;
        parts.IsNegative = text[0] == '-';
        var rest = text[0] is '-' or '+' ? text[1..] : text;
        var start = rest;
        rest = rest.TrimStart('0');
        parts.Whole = Digits(ref rest);
        if (rest is ['.', ..])
        {
            rest = rest[1..];
            parts.Fraction = Digits(ref rest);
        }

        parts.HasDigits = start[..^rest.Length].ContainsAnyInRange('0', '9');
        parts.Suffix = rest;
        rest = rest.TrimStart("eEinumkKMGTP");
        if (rest is ['-' or '+', ..])
            rest = rest[1..];
        return !rest.ContainsAnyExceptInRange('0', '9');
    }

    static ReadOnlySpan<char> Digits(scoped ref ReadOnlySpan<char> rest)
    {
        var length = rest.IndexOfAnyExceptInRange('0', '9');
        var digits = length < 0 ? rest : rest[..length];
        rest = rest[digits.Length..];
        return digits;
    }

    /// <summary>Numbers that Kubernetes reads into 64 bits, by a rule of its own on how long they are.</summary>
    static bool TryReadShort(Parts parts, QuantitySuffix suffix, ref Quantity quantity)
    {
        var isBinary = suffix.Format == QuantityFormat.BinarySi;
        var wholeDigits = Math.Max(1, parts.Whole.Length);
        var room = isBinary
            ? 14 - wholeDigits - (int)(suffix.Exponent * 3f / 10)
            : MaxShortDigits - wholeDigits - parts.Fraction.Length;
        var scale = unchecked((isBinary ? 0 : suffix.Exponent) - parts.Fraction.Length);
        if (room < 0 || scale < Nano || (isBinary && !parts.Fraction.IsEmpty))
            return false;
        if (!long.TryParse($"0{parts.Whole}{parts.Fraction}", NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        var product = new BigInteger(number) << (isBinary ? suffix.Exponent : 0);
        if (product > long.MaxValue)
            return false;
        quantity = new Quantity(parts.IsNegative ? -product : product, scale, true, suffix.Format);
        return true;
    }

    static bool TryReadLong(Parts parts, QuantitySuffix suffix, ref Quantity quantity)
    {
        if (!parts.HasDigits || parts.Whole.Length + parts.Fraction.Length > MaxDigits)
            return false;
        var number = BigInteger.Parse($"0{parts.Whole}{parts.Fraction}", NumberStyles.None, CultureInfo.InvariantCulture);
        var isBinary = suffix.Format == QuantityFormat.BinarySi;
        var scale = unchecked((isBinary ? 0 : suffix.Exponent) - parts.Fraction.Length);
        if (isBinary)
            number <<= suffix.Exponent;
        if (!number.IsZero && !TryRoundToNano(ref number, ref scale))
            return false;
        var format = suffix.Format;
        if (isBinary)
            (number, format) = Capped(number);
        quantity = new Quantity(parts.IsNegative ? -number : number, number.IsZero ? 0 : scale, false, format);
        return true;
    }

    /// <summary>Amounts of binary units, in nano: none is greater than the greatest integer, and parts of one are written in decimal units.</summary>
    static (BigInteger Number, QuantityFormat Format) Capped(BigInteger nanos)
    {
        var one = Quantity.Power(-Nano);
        var format = nanos < one && !nanos.IsZero ? QuantityFormat.DecimalSi : QuantityFormat.BinarySi;
        return (BigInteger.Min(nanos, one * long.MaxValue), format);
    }

    /// <summary>Writes a positive number in nano, rounded up.</summary>
    static bool TryRoundToNano(ref BigInteger number, ref int scale)
    {
        var shift = (long)scale - Nano;
        scale = Nano;
        if (shift > MaxDigits)
            return false;
        if (shift >= 0)
        {
            number *= Quantity.Power((int)shift);
            return true;
        }

        // Beyond its digits nothing is left of a number but that it is not zero.
        var places = (int)Math.Min(-shift, DigitsOf(number) + 1L);
        number = BigInteger.DivRem(number, Quantity.Power(places), out var rest) + (rest.IsZero ? 0 : 1);
        return true;
    }

    ref struct Parts
    {
        public bool IsNegative;
        public bool HasDigits;
        public ReadOnlySpan<char> Whole;
        public ReadOnlySpan<char> Fraction;
        public ReadOnlySpan<char> Suffix;
    }
}
