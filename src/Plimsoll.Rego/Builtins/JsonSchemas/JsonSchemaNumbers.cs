using System.Globalization;
using System.Numerics;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.JsonSchemas;

/// <summary>Numbers in schemas: multiples, and how Go prints them.</summary>
static class JsonSchemaNumbers
{
    /// <summary>Whether a number is another one a whole number of times; not where both are too far apart to tell.</summary>
    /// <param name="number">The number.</param>
    /// <param name="of">The other, which is not 0.</param>
    public static bool IsMultiple(RegoNumber number, RegoNumber of)
    {
        var (left, right) = (number.Exact, of.Exact);
        if (left.Mantissa.IsZero)
            return true;
        var shift = (long)left.Exponent - right.Exponent;
        if (Math.Abs(shift) > ExactNumber.MaxExponent)
            return false;
        var power = BigInteger.Pow(10, (int)Math.Abs(shift));
        return shift >= 0
            ? (left.Mantissa * power % right.Mantissa).IsZero
            : (left.Mantissa % (right.Mantissa * power)).IsZero;
    }

    /// <summary>A number as Go's <c>big.Float</c> prints itself: with an exponent from a million on and below a ten-thousandth.</summary>
    /// <param name="number">The number.</param>
    /// <remarks>https://pkg.go.dev/math/big#Float.Format, verb v.</remarks>
    public static string Text(RegoNumber number)
    {
        var exact = number.Exact;
        var digits = BigInteger.Abs(exact.Mantissa).ToString(CultureInfo.InvariantCulture);
        var sign = exact.Mantissa.Sign < 0 ? "-" : "";
        var exponent = digits.Length + (long)exact.Exponent - 1;
        if (exponent is >= -4 and < 6)
            return sign + Plain(digits, (int)exponent);
        var fraction = digits.Length > 1 ? "." + digits[1..] : "";
        var power = Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);
        return $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{power}";
    }

    static string Plain(string digits, int exponent)
    {
        if (exponent < 0)
            return "0." + new string('0', -exponent - 1) + digits;
        var whole = digits.PadRight(exponent + 1, '0');
        return whole.Length == exponent + 1 ? whole : $"{whole[..(exponent + 1)]}.{whole[(exponent + 1)..]}";
    }
}
