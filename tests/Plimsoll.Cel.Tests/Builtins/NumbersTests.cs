using CsCheck;

namespace Plimsoll.Cel.Builtins;

public sealed class NumbersTests
{
    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(-0.0, "-0")]
    [InlineData(0.1, "0.1")]
    [InlineData(123.456, "123.456")]
    [InlineData(100000.0, "100000")]
    [InlineData(1000000.0, "1e+06")]
    [InlineData(1234567.5, "1.2345675e+06")]
    [InlineData(1e23, "1e+23")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    [InlineData(double.NaN, "NaN")]
    public void The_shortest_text_is_that_of_Go(double value, string text) => Assert.Equal(text, Numbers.FormatShortest(value));

    [Theory]
    [InlineData(1e21, "1000000000000000000000")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(-12.5, "-12.5")]
    public void Plain_text_has_no_exponent(double value, string text) => Assert.Equal(text, Numbers.FormatPlain(value));

    [Theory]
    [InlineData(2.5, 0, "2")]
    [InlineData(3.5, 0, "4")]
    [InlineData(1.005, 2, "1.00")]
    [InlineData(-0.05, 3, "-0.050")]
    [InlineData(0.1, 20, "0.10000000000000000555")]
    public void Halves_are_rounded_to_the_even_digit(double value, int decimals, string text) =>
        Assert.Equal(text, Numbers.FormatFixed(value, decimals));

    [Theory]
    [InlineData(1052.032911275, 6, "1.052033e+03")]
    [InlineData(0.0, 2, "0.00e+00")]
    [InlineData(9.999, 1, "1.0e+01")]
    [InlineData(2.5e-7, 0, "2e-07")]
    public void Exponents_have_two_digits_at_least(double value, int decimals, string text) =>
        Assert.Equal(text, Numbers.FormatScientific(value, decimals));

    [Fact]
    public void What_was_written_reads_back_the_same() => Gen.Double.Sample(value =>
    {
        foreach (var text in new[] { Numbers.FormatShortest(value), Numbers.FormatPlain(value) })
        {
            Assert.True(Numbers.TryParse(text, out var read), text);
            Assert.Equal(value, read);
        }
    });

    [Theory]
    [InlineData("1_000.5", 1000.5)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5.0)]
    [InlineData("+1e3", 1000.0)]
    [InlineData("-inf", double.NegativeInfinity)]
    [InlineData("Infinity", double.PositiveInfinity)]
    [InlineData("nan", double.NaN)]
    [InlineData("0x1.8p1", 3.0)]
    [InlineData("-0X.8p-1", -0.25)]
    public void Numbers_are_read_as_in_Go(string text, double value)
    {
        Assert.True(Numbers.TryParse(text, out var read));
        Assert.Equal(value, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("1e400")]
    [InlineData("+nan")]
    [InlineData("_1")]
    [InlineData("1__0")]
    [InlineData("0x1")]
    [InlineData("0x1p99999")]
    [InlineData("1,5")]
    [InlineData("1e")]
    [InlineData(".")]
    public void Other_text_is_no_number(string text) => Assert.False(Numbers.TryParse(text, out _));
}
