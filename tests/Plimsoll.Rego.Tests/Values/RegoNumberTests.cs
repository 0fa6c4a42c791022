namespace Plimsoll.Rego.Values;

public sealed class RegoNumberTests
{
    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("1", "1e0")]
    [InlineData("100", "1E+2")]
    [InlineData("0", "-0")]
    [InlineData("0", "0e9")]
    [InlineData("0.1", "1e-1")]
    [InlineData("9223372036854775808", "9.223372036854775808e18")]
    [InlineData("-9223372036854775808", "-9223372036854775808.000")]
    [InlineData("1e400", "10e399")]
    public void Numbers_are_equal_by_what_they_count(string left, string right)
    {
        Assert.Equal(RegoNumber.Parse(left), RegoNumber.Parse(right));
        Assert.Equal(RegoNumber.Parse(left).GetHashCode(), RegoNumber.Parse(right).GetHashCode());
    }

    [Theory]
    [InlineData("-1e400", "-1")]
    [InlineData("9007199254740992", "9007199254740993")]
    [InlineData("0.1", "0.10000000000000000000000001")]
    [InlineData("99999999999999999999", "1e20")]
    [InlineData("1e-1000000000", "1e-999999999")]
    [InlineData("9.99e999", "1e1000")]
    [InlineData("1e999999999", "1.1e999999999")]
    [InlineData("-1.1e999999999", "-1e999999999")]
    public void Numbers_are_ordered_exactly(string less, string more)
    {
        Assert.True(RegoValue.Compare(RegoNumber.Parse(less), RegoNumber.Parse(more)) < 0);
        Assert.True(RegoValue.Compare(RegoNumber.Parse(more), RegoNumber.Parse(less)) > 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e")]
    [InlineData("+1")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData(" 1")]
    [InlineData("1e1000000001")]
    [InlineData("1e99999999999999999999")]
    [InlineData("1e-99999999999999999999")]
    public void What_is_no_number_of_json_or_beyond_the_exponents_is_none(string text) => Assert.False(RegoNumber.TryParse(text, out _));

    [Fact]
    public void A_number_has_at_most_ten_thousand_characters()
    {
        Assert.True(RegoNumber.TryParse(new string('9', 10_000), out _));
        Assert.False(RegoNumber.TryParse(new string('9', 10_001), out _));
    }

    [Fact]
    public void Zeros_at_the_end_take_no_time()
    {
        for (var zeros = 1; zeros < 9_000; zeros += 7)
            Assert.Equal(RegoNumber.Parse($"1e{zeros}"), RegoNumber.Parse("1" + new string('0', zeros)));
    }

    [Fact]
    public void The_text_is_the_one_that_was_written() => Assert.Equal("1.50e+3", RegoNumber.Parse("1.50e+3").Text);

    [Fact]
    public void Only_what_fits_into_64_bits_is_an_integer_of_them()
    {
        Assert.True(RegoNumber.Parse("9223372036854775807").TryGetInteger(out var most));
        Assert.Equal(long.MaxValue, most);
        Assert.False(RegoNumber.Parse("9223372036854775808").TryGetInteger(out _));
        Assert.False(RegoNumber.Parse("1.5").TryGetInteger(out _));
        Assert.True(RegoNumber.Parse("1.5e1").TryGetInteger(out var fifteen));
        Assert.Equal(15, fifteen);
    }

    [Fact]
    public void Numbers_that_are_all_infinite_as_doubles_have_hashes_of_their_own()
    {
        var hashes = Enumerable.Range(400, 1_000).Select(exponent => RegoNumber.Parse($"1e{exponent}").GetHashCode()).Distinct();

        Assert.True(hashes.Count() > 990);
    }
}
