namespace Plimsoll.Rego.Builtins;

public sealed class ArithmeticTests
{
    [Theory]
    [InlineData("9223372036854775807 + 1", "9223372036854775808")]
    [InlineData("-9223372036854775808 - 1", "-9223372036854775809")]
    [InlineData("4611686018427387904 * 2", "9223372036854775808")]
    [InlineData("0.1 + 0.2", "0.3")]
    [InlineData("7 / 2", "3.5")]
    [InlineData("6 / 3", "2")]
    [InlineData("-7 % 3", "-1")]
    [InlineData("1 / 0", "eval_builtin_error: div: divide by zero")]
    [InlineData("5 % 0", "eval_builtin_error: rem: modulo by zero")]
    [InlineData("1.5 % 1", "eval_builtin_error: rem: modulo on floating-point number")]
    [InlineData("{1, 2, 3} - {2}", "{1, 3}")]
    [InlineData("{1, 2} & {2, 3}", "{2}")]
    [InlineData("{1, 2} | {2, 3}", "{1, 2, 3}")]
    public void Operators_are_exact_and_tell_what_they_cannot_do(string expression, string expected) =>
        Assert.Equal(expected, Answers.To(expression));

    [Theory]
    [InlineData("round(2.5)", "3")]
    [InlineData("round(-2.5)", "-3")]
    [InlineData("round(2.4)", "2")]
    [InlineData("ceil(1.1)", "2")]
    [InlineData("ceil(-1.1)", "-1")]
    [InlineData("floor(-1.1)", "-2")]
    [InlineData("abs(-9223372036854775808)", "9223372036854775808")]
    [InlineData("abs(-0.5)", "0.5")]
    public void Numbers_are_rounded_half_away_from_zero(string expression, string expected) =>
        Assert.Equal(expected, Answers.To(expression));

    [Fact]
    public void A_number_and_a_set_do_not_subtract()
    {
        var set = Values.RegoSet.Of(Values.RegoNumber.Of(1));
        Assert.Equal("operand 2 must be set but got number", Answers.Of("minus", set, Values.RegoNumber.Of(1)));
        Assert.Equal("operand 2 must be number but got set", Answers.Of("minus", Values.RegoNumber.Of(1), set));
        Assert.Equal("operand 1 must be one of {number, set} but got null", Answers.Of("minus", Values.RegoNull.Value, set));
    }

    [Fact]
    public void A_number_beyond_all_bounds_is_refused_at_once() =>
        Assert.Contains("too large", Answers.To("1e999999999 + 1"), StringComparison.Ordinal);
}
