using System.Globalization;
using System.Numerics;

namespace Plimsoll.Cel.Builtins;

/// <summary>Hexadecimal floating-point numbers, as Go reads them: <c>0x1.8p-3</c>.</summary>
static class HexadecimalNumbers
{
    const int MaxExponent = 100_000;

    /// <summary>Reads what follows <c>0x</c>; the exponent is a must.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        var mark = text.IndexOfAny('p', 'P');
        if (mark <= 0 || text.Contains('_') ||
            !int.TryParse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) ||
            Math.Abs((long)exponent) > MaxExponent)
        {
            return false;
        }

        var mantissa = text[..mark];
        var dot = mantissa.IndexOf('.');
        var digits = dot < 0 ? mantissa.ToString() : string.Concat(mantissa[..dot], mantissa[(dot + 1)..]);
        if (dot >= 0)
            exponent -= 4 * (mantissa.Length - dot - 1);
        if (digits.Length == 0 || !BigInteger.TryParse("0" + digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var integer))
            return false;
        value = Round(integer, exponent);
        return double.IsFinite(value);
    }

    /// <summary>The nearest number, the even one of two that are equally near.</summary>
    static double Round(BigInteger integer, int exponent)
    {
        if (integer.IsZero)
            return 0;
        const int Kept = 53;
        const int LeastExponent = -1074;
        var excess = Math.Max((int)integer.GetBitLength() - Kept, LeastExponent - exponent);
        if (excess <= 0)
            return Math.ScaleB((double)integer, exponent);
        var quotient = integer >> excess;
        var half = (integer - (quotient << excess)).CompareTo(BigInteger.One << (excess - 1));
        if (half > 0 || (half == 0 && !quotient.IsEven))
            quotient += 1;
        return Math.ScaleB((double)quotient, exponent + excess);
    }
}
