using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Syntax;

public sealed class LiteralsTests
{
    [Theory]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("- 5", "-5")]
    [InlineData("-0x8000000000000000", "-9223372036854775808")]
    [InlineData("0x0000000000000000000F", "15")]
    [InlineData("18446744073709551615u", "18446744073709551615u")]
    [InlineData("0xFFFFFFFFFFFFFFFFU", "18446744073709551615u")]
    [InlineData("-.5", "-0.5")]
    [InlineData("1e-400", "0")]
    [InlineData("true", "true")]
    [InlineData("null", "null")]
    public void Numbers_have_their_exact_value(string literal, string expected)
    {
        var constant = Assert.IsType<ConstantExpr>(Parser.Parse(literal, new CelOptions(), []).Root);
        Assert.Equal(expected, constant.Value.ToString());
        Assert.Equal(0, constant.Offset);
    }

    [Fact]
    public void Minus_zero_keeps_its_sign() =>
        Assert.True(double.IsNegative(Assert.IsType<ConstantExpr>(Parser.Parse("-0.0", new CelOptions(), []).Root).Value.AsDouble));

    [Theory]
    [InlineData("9223372036854775808", "1:1: invalid int literal")]
    [InlineData("1 + -9223372036854775809", "1:6: invalid int literal")]
    [InlineData("--9223372036854775808", "1:3: invalid int literal")]
    [InlineData("0x10000000000000000", "1:1: invalid int literal")]
    [InlineData("18446744073709551616u", "1:1: invalid uint literal")]
    [InlineData("1e309", "1:1: invalid double literal")]
    public void Numbers_that_do_not_fit_are_refused(string literal, string expected) =>
        Assert.StartsWith(expected, Parser.Parse(literal, new CelOptions(), []).Issues.Single().ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_bad_escape_is_told_at_its_place() =>
        Assert.StartsWith("1:8: there is no escape '\\d'", Parser.Parse("a + 'b \\d'", new CelOptions(), []).Issues.Single().ToString(), StringComparison.Ordinal);

    [Fact]
    public void Bytes_are_constants() =>
        Assert.Equal(CelKind.Bytes, Assert.IsType<ConstantExpr>(Parser.Parse("b'a'", new CelOptions(), []).Root).Value.Kind);
}
