using System.Globalization;
using System.Numerics;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>An amount of a resource, exact: what <c>quantity('1.5Gi')</c> makes.</summary>
/// <remarks>
/// k8s.io/apimachinery/pkg/api/resource. An amount whose digits fit into 64 bits stays in 64 bits; all others are numbers of
/// any length, rounded up to nano when read, which never count as integers: so it is in Kubernetes.
/// </remarks>
public sealed class Quantity : CelOpaque
{
    internal static readonly CelType CelType = CelType.Opaque("kubernetes.Quantity");

    /// <summary>Most decimal places that two numbers may be apart for their sum, in digits.</summary>
    internal const int MaxAlignment = 10_000;

    const int MaxExactPower = 308;
    const int MinExactPower = -323;

    readonly BigInteger _number;
    readonly int _scale;
    readonly bool _isShort;

    /// <summary>A number times a power of ten.</summary>
    /// <param name="number">The number.</param>
    /// <param name="scale">The exponent.</param>
    /// <param name="isShort">Whether it is held in 64 bits.</param>
    /// <param name="format">How it is written.</param>
    internal Quantity(BigInteger number, int scale, bool isShort, QuantityFormat format) =>
        (_number, _scale, _isShort, Format) = (number, scale, isShort, format);

    /// <summary>How it is written.</summary>
    public QuantityFormat Format { get; }

    /// <summary>1, 0 or -1.</summary>
    public int Sign => _number.Sign;

    /// <summary>Whether <see cref="TryAsInteger"/> succeeds.</summary>
    public bool IsInteger => TryAsInteger(out _);

    /// <inheritdoc/>
    public override CelType Type => CelType;

    /// <summary>A whole number.</summary>
    public static Quantity Of(long number) => new(number, 0, true, QuantityFormat.DecimalExponent);

    /// <summary>Reads a quantity.</summary>
    /// <param name="text">The text.</param>
    /// <param name="quantity">The quantity.</param>
    /// <param name="error">What is wrong, in Kubernetes' words; empty where nothing is.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out Quantity quantity, out string error) =>
        QuantityText.TryRead(text, out quantity, out error);

    /// <summary>The amount as an integer, where it is one that Kubernetes can show to be one.</summary>
    public bool TryAsInteger(out long integer)
    {
        integer = 0;
        if (!_isShort || _scale < 0)
            return false;
        return _number.IsZero || (_scale < QuantityText.MaxShortDigits && TryNarrow(_number * Power(_scale), out integer));
    }

    /// <summary>The amount as an IEEE 754 number, which may differ in the last digits.</summary>
    public double ToApproximateDouble()
    {
        var number = _isShort ? (double)(long)_number : double.Parse(_number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return _scale == 0 ? number : number * PowerOfTen(_scale);
    }

    /// <summary>The sum; <c>null</c> where the numbers are too far apart to be added.</summary>
    public Quantity? Plus(Quantity other)
    {
        var format = _number.IsZero ? other.Format : Format;
        if (_isShort && other._isShort && TryAddShort(other, out var number, out var scale))
            return new Quantity(number, scale, true, format);
        scale = Math.Min(_scale, other._scale);
        if ((long)Math.Max(_scale, other._scale) - scale > MaxAlignment)
            return null;
        return new Quantity(AlignedTo(scale) + other.AlignedTo(scale), scale, false, format);
    }

    /// <summary>The difference; <c>null</c> where the numbers are too far apart to be subtracted.</summary>
    public Quantity? Minus(Quantity other) =>
        Plus(new Quantity(-other._number, other._scale, other._isShort && other._number != long.MinValue, other.Format));

    /// <summary>The order of the amounts, whatever they are written like.</summary>
    /// <returns>Less than, equal to or greater than 0.</returns>
    public static int Compare(Quantity left, Quantity right)
    {
        if (left.Sign != right.Sign || left.Sign == 0)
            return left.Sign.CompareTo(right.Sign);
        if (left._scale == right._scale)
            return left._number.CompareTo(right._number);
        // Numbers of different length before the point need not be written out, however far they are apart.
        var (digits, others) = (QuantityText.DigitsOf(left._number) + (long)left._scale, QuantityText.DigitsOf(right._number) + (long)right._scale);
        if (digits != others)
            return digits > others ? left.Sign : -left.Sign;
        var scale = Math.Min(left._scale, right._scale);
        return left.AlignedTo(scale).CompareTo(right.AlignedTo(scale));
    }

    /// <inheritdoc/>
    public override bool IsEqualTo(CelOpaque other) => other is Quantity quantity && Compare(this, quantity) == 0;

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var (number, scale) = QuantityText.WithoutZeros(_number, _scale);
        return HashCode.Combine(number, scale);
    }

    /// <summary>The canonical text, e.g. <c>1536Mi</c> for 1.5Gi.</summary>
    public override string ToString() => QuantityText.Of(_number, _scale, Format);

    internal static BigInteger Power(int exponent) => BigInteger.Pow(10, exponent);

    static bool TryNarrow(BigInteger number, out long narrow)
    {
        var fits = number.GetBitLength() < 64;
        narrow = fits ? (long)number : 0;
        return fits;
    }

    /// <summary>10 to the power of <paramref name="exponent"/> as a product of two table entries, as Go computes it.</summary>
    static double PowerOfTen(int exponent) => exponent switch
    {
        > MaxExactPower => double.PositiveInfinity,
        < MinExactPower => 0,
        >= 0 => Table(exponent / 32 * 32) * Table(exponent % 32),
        _ => Table(exponent / 32 * 32) / Table(-(exponent % 32)),
    };

    static double Table(int exponent) =>
        double.Parse(string.Create(CultureInfo.InvariantCulture, $"1e{exponent}"), CultureInfo.InvariantCulture);

    BigInteger AlignedTo(int scale) => _number * Power(_scale - scale);

    bool TryAddShort(Quantity other, out long sum, out int scale)
    {
        (sum, scale) = (0, _number.IsZero ? other._scale : other._number.IsZero ? _scale : Math.Min(_scale, other._scale));
        return TryAlignShort(this, scale, out var mine) && TryAlignShort(other, scale, out var theirs) && TryNarrow(mine + (BigInteger)theirs, out sum);
    }

    static bool TryAlignShort(Quantity quantity, int scale, out long aligned)
    {
        aligned = 0;
        var shift = (long)quantity._scale - scale;
        return quantity._number.IsZero || (shift < QuantityText.MaxShortDigits && TryNarrow(quantity.AlignedTo(scale), out aligned));
    }
}
