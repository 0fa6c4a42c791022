using System.Globalization;
using System.Numerics;

namespace Plimsoll.Rego.Values;

/// <summary>A number rounded to 64 binary digits: what OPA reckons with as soon as one number is no integer.</summary>
/// <remarks>Go's math/big.Float with the precision that it has by default; its shortest decimal form is that of <c>Text('g', -1)</c>.</remarks>
readonly record struct BinaryFloat
{
    const int BinaryDigits = 64;

    /// <summary>Fewest decimal digits of which no two are within half a unit of one float.</summary>
    const int DecimalDigits = 18;

    /// <summary>Most decimal digits that a float of 64 binary digits needs.</summary>
    const int MaxDecimalDigits = 21;

    BinaryFloat(BigInteger mantissa, long shift) => (Mantissa, Shift) = (mantissa, shift);

    /// <summary>The digits: odd, or zero.</summary>
    public BigInteger Mantissa { get; }

    /// <summary>The value is the mantissa divided by two to this power.</summary>
    public long Shift { get; }

    /// <summary>The nearest float.</summary>
    public static BinaryFloat Of(ExactNumber number) => number.Exponent >= 0
        ? Nearest(number.ToInteger(), BigInteger.One)
        : Nearest(number.Mantissa, BigInteger.Pow(10, -number.Exponent));

    /// <summary>The nearest float to the sum.</summary>
    public BinaryFloat Plus(BinaryFloat other)
    {
        var shift = Math.Max(Shift, other.Shift);
        return OfBinary((Mantissa << (int)(shift - Shift)) + (other.Mantissa << (int)(shift - other.Shift)), shift);
    }

    /// <summary>The nearest float to the product.</summary>
    public BinaryFloat Times(BinaryFloat other) => OfBinary(Mantissa * other.Mantissa, Shift + other.Shift);

    /// <summary>The nearest float to the quotient; the divisor is not zero.</summary>
    public BinaryFloat Over(BinaryFloat divisor)
    {
        var quotient = Nearest(Mantissa, divisor.Mantissa);
        return new BinaryFloat(quotient.Mantissa, quotient.Mantissa.IsZero ? 0 : quotient.Shift + Shift - divisor.Shift);
    }

    /// <summary>The number of the fewest decimal digits whose nearest float this is.</summary>
    public ExactNumber ToShortest()
    {
        if (Mantissa.IsZero)
            return default;
        var numerator = Shift >= 0 ? Mantissa : Mantissa << (int)-Shift;
        var denominator = Shift >= 0 ? BigInteger.One << (int)Shift : BigInteger.One;
        var magnitude = DigitsOf(numerator) - DigitsOf(denominator);
        for (var digits = DecimalDigits; ; digits++)
        {
            var candidate = RoundedTo(numerator, denominator, magnitude - digits);
            if (DigitsOf(candidate) > digits)
                candidate = RoundedTo(numerator, denominator, ++magnitude - digits);
            var number = ExactNumber.Of(candidate, magnitude - digits);
            if (digits == MaxDecimalDigits || Of(number) == this)
                return number;
        }
    }

    static BinaryFloat OfBinary(BigInteger mantissa, long shift)
    {
        var rounded = Nearest(mantissa, BigInteger.One);
        return new BinaryFloat(rounded.Mantissa, rounded.Mantissa.IsZero ? 0 : rounded.Shift + shift);
    }

    static BinaryFloat Nearest(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero)
            return default;
        var sign = numerator.Sign * denominator.Sign;
        (numerator, denominator) = (BigInteger.Abs(numerator), BigInteger.Abs(denominator));
        var shift = BinaryDigits - (numerator.GetBitLength() - denominator.GetBitLength());
        var mantissa = Shifted(numerator, denominator, shift);
        if (mantissa.GetBitLength() > BinaryDigits)
            mantissa = Shifted(numerator, denominator, --shift);
        while (mantissa.IsEven)
            (mantissa, shift) = (mantissa >> 1, shift - 1);
        return new BinaryFloat(sign * mantissa, shift);
    }

    static BigInteger Shifted(BigInteger numerator, BigInteger denominator, long shift) => shift >= 0
        ? RoundedQuotient(numerator << (int)shift, denominator)
        : RoundedQuotient(numerator, denominator << (int)-shift);

    static BigInteger RoundedTo(BigInteger numerator, BigInteger denominator, int exponent) => exponent >= 0
        ? RoundedQuotient(numerator, denominator * BigInteger.Pow(10, exponent))
        : RoundedQuotient(numerator * BigInteger.Pow(10, -exponent), denominator);

    static BigInteger RoundedQuotient(BigInteger numerator, BigInteger denominator)
    {
        var (quotient, remainder) = BigInteger.DivRem(numerator, denominator);
        var twice = (BigInteger.Abs(remainder) << 1).CompareTo(denominator);
        if (twice > 0 || (twice == 0 && !quotient.IsEven))
            quotient += numerator.Sign;
        return quotient;
    }

    static int DigitsOf(BigInteger value) => BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture).Length;
}
