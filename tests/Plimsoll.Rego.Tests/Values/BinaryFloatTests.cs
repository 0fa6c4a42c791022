using System.Numerics;
using CsCheck;

namespace Plimsoll.Rego.Values;

public sealed class BinaryFloatTests
{
    static readonly Gen<ExactNumber> Numbers = Gen.Select(Gen.Long, Gen.Int[-60, 60], (digits, exponent) => ExactNumber.Of(digits, exponent));

    [Fact]
    public void The_shortest_decimal_is_the_same_float_again() => Numbers.Sample(number =>
    {
        var rounded = BinaryFloat.Of(number);

        Assert.Equal(rounded, BinaryFloat.Of(rounded.ToShortest()));
    });

    [Fact]
    public void A_decimal_of_18_digits_survives() => Gen.Select(Gen.Long[-999_999_999_999_999_999, 999_999_999_999_999_999], Gen.Int[-40, 40]).Sample((digits, exponent) =>
    {
        var number = ExactNumber.Of(digits, exponent);

        Assert.Equal(number, BinaryFloat.Of(number).ToShortest());
    });

    [Fact]
    public void Sums_and_products_of_small_integers_are_exact() => Gen.Select(Gen.Int, Gen.Int).Sample((a, b) =>
    {
        var (left, right) = (BinaryFloat.Of(ExactNumber.Of(a, 0)), BinaryFloat.Of(ExactNumber.Of(b, 0)));

        Assert.Equal(ExactNumber.Of((BigInteger)a + b, 0), left.Plus(right).ToShortest());
        Assert.Equal(ExactNumber.Of((BigInteger)a * b, 0), left.Times(right).ToShortest());
        if (b != 0)
            Assert.Equal(left, left.Times(right).Over(right));
    });

    [Fact]
    public void Half_way_the_even_float_is_taken()
    {
        var odd = BigInteger.Pow(2, 64) + 1;

        Assert.Equal(BinaryFloat.Of(ExactNumber.Of(odd - 1, 0)), BinaryFloat.Of(ExactNumber.Of(odd, 0)));
        Assert.Equal(BinaryFloat.Of(ExactNumber.Of(odd + 3, 0)), BinaryFloat.Of(ExactNumber.Of(odd + 2, 0)));
    }
}
