using System.Globalization;
using System.Numerics;

namespace Plimsoll.Rego.Values;

/// <summary>A number as <c>Mantissa × 10^Exponent</c>, the mantissa without zeros at its end; zero has the exponent 0.</summary>
/// <remarks>
/// Sums, differences and products of integers are exact. All else is reckoned as OPA does, in floats: see <see cref="BinaryFloat"/>.
/// </remarks>
readonly record struct ExactNumber
{
    /// <summary>Largest exponent, either way, of a number that can be reckoned with.</summary>
    public const int MaxExponent = 10_000;

    /// <summary>The power of ten from which Go writes a float with an exponent.</summary>
    const int ExponentFrom = 6;

    /// <summary>Largest exponent, either way, of a number that can be read.</summary>
    const int MaxReadExponent = 1_000_000_000;

    ExactNumber(BigInteger mantissa, int exponent) => (Mantissa, Exponent) = (mantissa, exponent);

    public BigInteger Mantissa { get; }

    public int Exponent { get; }

    public bool IsInteger => Exponent >= 0;

    /// <summary>A number in its one form.</summary>
    public static ExactNumber Of(BigInteger mantissa, int exponent)
    {
        if (mantissa.IsZero)
            return default;
        // First many zeros at once, then fewer: one by one would take time by the square of their number.
        for (var zeros = MostZerosAtOnce(mantissa); zeros > 0; zeros /= 2)
        {
            while (mantissa.IsEven && BigInteger.DivRem(mantissa, BigInteger.Pow(10, zeros), out var remainder) is var quotient && remainder.IsZero)
                (mantissa, exponent) = (quotient, exponent + zeros);
        }

        return new ExactNumber(mantissa, exponent);
    }

    /// <summary>Reads what <c>RegoNumber</c> found to be a number of JSON; <c>null</c> where its exponent is beyond the bounds.</summary>
    public static ExactNumber? Parse(ReadOnlySpan<char> text)
    {
        var exponent = 0L;
        var marker = text.IndexOfAny('e', 'E');
        if (marker >= 0)
        {
            if (!long.TryParse(text[(marker + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
                return null;
            text = text[..marker];
        }

        var point = text.IndexOf('.');
        var digits = text;
        if (point >= 0)
        {
            digits = string.Concat(text[..point], text[(point + 1)..]);
            exponent -= text.Length - point - 1;
        }

        var mantissa = BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (mantissa.IsZero)
            return default(ExactNumber);
        return Math.Abs(exponent) > MaxReadExponent ? null : Of(mantissa, (int)exponent);
    }

    public static ExactNumber? Add(ExactNumber left, ExactNumber right)
    {
        if (left.IsTooLarge || right.IsTooLarge)
            return null;
        if (!left.IsInteger || !right.IsInteger)
            return BinaryFloat.Of(left).Plus(BinaryFloat.Of(right)).ToShortest();
        var exponent = Math.Min(left.Exponent, right.Exponent);
        return Of(left.At(exponent) + right.At(exponent), exponent);
    }

    public static ExactNumber? Multiply(ExactNumber left, ExactNumber right)
    {
        if (left.IsTooLarge || right.IsTooLarge)
            return null;
        return left.IsInteger && right.IsInteger
            ? Of(left.Mantissa * right.Mantissa, left.Exponent + right.Exponent)
            : BinaryFloat.Of(left).Times(BinaryFloat.Of(right)).ToShortest();
    }

    /// <summary>The product of a quantity and its unit, which is no float on the way.</summary>
    public static ExactNumber? Scale(ExactNumber number, ExactNumber unit)
    {
        if (number.IsTooLarge || unit.IsTooLarge)
            return null;
        var exact = Of(number.Mantissa * unit.Mantissa, number.Exponent + unit.Exponent);
        return exact.IsInteger || exact.Mantissa.GetBitLength() <= 60 ? exact : BinaryFloat.Of(exact).ToShortest();
    }

    /// <summary>The quotient; the divisor is not zero.</summary>
    public static ExactNumber? Divide(ExactNumber left, ExactNumber right) =>
        left.IsTooLarge || right.IsTooLarge ? null : BinaryFloat.Of(left).Over(BinaryFloat.Of(right)).ToShortest();

    public ExactNumber Negated() => new(-Mantissa, Exponent);

    /// <summary>The integer, for a number without a fraction and of bounded size.</summary>
    public BigInteger ToInteger() => Mantissa * BigInteger.Pow(10, Exponent);

    /// <summary>Rounds to an integer.</summary>
    /// <param name="down">Whether towards negative infinity; otherwise towards the positive one.</param>
    public ExactNumber ToWhole(bool down)
    {
        if (IsInteger)
            return this;
        var digits = Math.Min(-Exponent, MaxExponent);
        var (quotient, remainder) = BigInteger.DivRem(Mantissa, BigInteger.Pow(10, digits));
        if (remainder.Sign < 0 && down)
            quotient--;
        if (remainder.Sign > 0 && !down)
            quotient++;
        return Of(quotient, 0);
    }

    public double ToDouble() =>
        double.Parse(string.Create(CultureInfo.InvariantCulture, $"{Mantissa}E{Exponent}"), CultureInfo.InvariantCulture);

    public int Against(ExactNumber other)
    {
        if (Mantissa.Sign != other.Mantissa.Sign)
            return Mantissa.Sign.CompareTo(other.Mantissa.Sign);
        if (Mantissa.IsZero)
            return 0;
        var difference = Magnitude - other.Magnitude;
        if (Math.Abs(difference) > 0.5)
            return Mantissa.Sign * Math.Sign(difference);
        var exponent = Math.Min(Exponent, other.Exponent);
        return At(exponent).CompareTo(other.At(exponent));
    }

    /// <summary>The number as JSON, as Go prints it: integers in full, others with an exponent when they are below 0.0001 or from 1,000,000.</summary>
    public override string ToString()
    {
        if (IsInteger && Exponent <= MaxExponent)
            return ToInteger().ToString(CultureInfo.InvariantCulture);
        var sign = Mantissa.Sign < 0 ? "-" : "";
        var digits = BigInteger.Abs(Mantissa).ToString(CultureInfo.InvariantCulture);
        var first = digits.Length + Exponent - 1;
        if (first is < -4 or >= ExponentFrom)
        {
            var fraction = digits.Length > 1 ? "." + digits[1..] : "";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{fraction}e{(first < 0 ? '-' : '+')}{Math.Abs(first):00}");
        }

        if (first < 0)
            return $"{sign}0.{new string('0', -first - 1)}{digits}";
        return $"{sign}{digits[..(first + 1)]}.{digits[(first + 1)..]}";
    }

    bool IsTooLarge => Math.Abs(Exponent) > MaxExponent || Mantissa.GetBitLength() > 4 * MaxExponent;

    /// <summary>The logarithm of the absolute value to the base 10, within 0.1.</summary>
    double Magnitude => BigInteger.Log10(BigInteger.Abs(Mantissa)) + Exponent;

    static int MostZerosAtOnce(BigInteger mantissa) => mantissa.GetBitLength() switch
    {
        <= 64 => 1,
        <= 1024 => 64,
        _ => 4096,
    };

    BigInteger At(int exponent) => Exponent == exponent ? Mantissa : Mantissa * BigInteger.Pow(10, Exponent - exponent);
}
