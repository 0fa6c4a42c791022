namespace Plimsoll.Rego.Builtins;

public sealed class CastsTests
{
    [Theory]
    [InlineData("to_number(\"-12.50\")", "-12.50")]
    [InlineData("to_number(\"+5\")", "5")]
    [InlineData("to_number(\"007\")", "7")]
    [InlineData("to_number(\".5\")", "0.5")]
    [InlineData("to_number(\"5.\")", "5")]
    [InlineData("to_number(null)", "0")]
    [InlineData("to_number(true)", "1")]
    [InlineData("type_name({1})", "\"set\"")]
    [InlineData("is_object({})", "true")]
    [InlineData("is_array(set())", "false")]
    public void Values_become_numbers_and_tell_their_kinds(string expression, string expected) => Assert.Equal(expected, Answers.To(expression));

    [Theory]
    [InlineData("", "eval_builtin_error")]
    [InlineData("abc", "eval_builtin_error")]
    [InlineData("1 ", "eval_builtin_error")]
    [InlineData("--1", "eval_builtin_error")]
    [InlineData("1e999", "eval_builtin_error")]
    [InlineData("-Infinity", "eval_type_error")]
    [InlineData("NaN", "eval_type_error")]
    public void What_is_no_number_is_told(string text, string code) =>
        Assert.StartsWith(code, Answers.To($"to_number(\"{text}\")"), StringComparison.Ordinal);

    [Theory]
    [InlineData("format_int(255, 16)", "\"ff\"")]
    [InlineData("format_int(-5.9, 2)", "\"-101\"")]
    [InlineData("format_int(0.5, 8)", "\"0\"")]
    [InlineData("format_int(12345678901234567890, 10)", "\"12345678901234567890\"")]
    [InlineData("bits.and(-1, 255)", "255")]
    [InlineData("bits.negate(0)", "-1")]
    [InlineData("bits.lsh(1, 70)", "1180591620717411303424")]
    [InlineData("bits.rsh(-8, 1)", "-4")]
    [InlineData("bits.xor(5, 1)", "4")]
    public void Integers_have_bits_and_bases(string expression, string expected) => Assert.Equal(expected, Answers.To(expression));

    [Fact]
    public void A_shift_has_a_bound() => Assert.Contains("more than 32768 bits", Answers.To("bits.lsh(1, 99999999999)"), StringComparison.Ordinal);
}
