using CsCheck;

namespace Plimsoll.Rego.Values;

public sealed class ExactNumberTests
{
    [Theory]
    [InlineData("0.1 + 0.2", "0.3")]
    [InlineData("1 / 3", "0.33333333333333333334")]
    [InlineData("2 / 3", "0.6666666666666666667")]
    [InlineData("10 / 4", "2.5")]
    [InlineData("6 / 3", "2")]
    [InlineData("9223372036854775807 + 1", "9223372036854775808")]
    [InlineData("-9223372036854775808 - 1", "-9223372036854775809")]
    [InlineData("9223372036854775807 * 9223372036854775807", "85070591730234615847396907784232501249")]
    [InlineData("7 % 3", "1")]
    [InlineData("1.5 + 1.5", "3")]
    [InlineData("0 - 0.5", "-0.5")]
    [InlineData("1 - 0.9", "0.10000000000000000002")]
    [InlineData("4.65 + 7.091", "11.741000000000000001")]
    [InlineData("0.035 * 72.98", "2.5543000000000000002")]
    [InlineData("36.33 * 8.124", "295.14492000000000002")]
    [InlineData("-1 / 3", "-0.33333333333333333334")]
    [InlineData("1234567.25 * 2", "2.4691345e+06")]
    [InlineData("123456.25 * 2", "246912.5")]
    [InlineData("0.00001 * 1.5", "1.49999999999999999995e-05")]
    [InlineData("0.0001 * 1.5", "0.00015")]
    [InlineData("1 / 18446744073709551616", "5.42101086242752217e-20")]
    [InlineData("0 / 7", "0")]
    [InlineData("1e20 / 1e10", "10000000000")]
    [InlineData("18446744073709551617 * 1.5", "27670116110564327424")]
    public void Arithmetic_is_that_of_floats_with_64_binary_digits(string expression, string result) =>
        Assert.Equal(result, Policy.Value($"p := {expression}"));

    [Theory]
    [InlineData("1 / 0")]
    [InlineData("1 % 0")]
    [InlineData("1.5 % 1")]
    [InlineData("1e1000000 + 1")]
    [InlineData("1e1000000 * 1e1000000")]
    public void What_has_no_result_is_undefined(string expression) => Assert.Null(Policy.Value($"p := {expression}"));

    [Fact]
    public void Sums_and_differences_of_integers_of_any_size_are_exact() => Gen.Select(Gen.Long, Gen.Long).Sample((a, b) =>
    {
        var (x, y) = (ExactNumber.Of(a, 0), ExactNumber.Of(b, 0));
        Assert.Equal((System.Numerics.BigInteger)a + b, ExactNumber.Add(x, y)!.Value.ToInteger());
        Assert.Equal((System.Numerics.BigInteger)a * b, ExactNumber.Multiply(x, y)!.Value.ToInteger());
        Assert.Equal(((System.Numerics.BigInteger)a).CompareTo(b), x.Against(y));
    });

    [Fact]
    public void Each_number_has_one_form() => Gen.Select(Gen.Int[-100_000, 100_000], Gen.Int[0, 200]).Sample((mantissa, zeros) =>
    {
        var shifted = ExactNumber.Of(mantissa * System.Numerics.BigInteger.Pow(10, zeros), -zeros);

        Assert.Equal(ExactNumber.Of(mantissa, 0), shifted);
    });
}
