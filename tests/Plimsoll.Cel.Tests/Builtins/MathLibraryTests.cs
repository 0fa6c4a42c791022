namespace Plimsoll.Cel.Builtins;

public sealed class MathLibraryTests
{
    [Theory]
    [InlineData("math.greatest(1, 2u, 3.5) == 3.5 && math.least([3, 1, 2]) == 1 && math.least(-1) == -1 && math.greatest(1.0, 1) == 1")]
    [InlineData("math.ceil(1.2) == 2.0 && math.floor(-1.2) == -2.0 && math.round(-1.5) == -2.0 && math.round(0.4999999999999999) == 0.0 && math.trunc(-1.9) == -1.0")]
    [InlineData("math.abs(-1) == 1 && math.abs(-1.5) == 1.5 && math.abs(1u) == 1u && math.sign(-3.2) == -1.0 && math.sign(0u) == 0u && math.sign(9) == 1")]
    [InlineData("math.isNaN(0.0 / 0.0) && math.isInf(1.0 / 0.0) && math.isFinite(1.0) && !math.isFinite(-1.0 / 0.0)")]
    [InlineData("math.bitAnd(6, 3) == 2 && math.bitOr(6u, 1u) == 7u && math.bitXor(5, 3) == 6 && math.bitNot(-1) == 0 && math.bitNot(0u) == 18446744073709551615u")]
    [InlineData("math.bitShiftLeft(1, 63) == -9223372036854775808 && math.bitShiftLeft(1, 64) == 0 && math.bitShiftRight(-1024, 3) == 2305843009213693824 && math.bitShiftRight(1024u, 2) == 256u")]
    [InlineData("math.sqrt(49.0) == 7.0 && math.sqrt(4) == 2.0 && math.isNaN(math.sqrt(-1))")]
    public void Functions_answer_as_in_cel_go(string expression) => Expressions.IsTrue(expression);

    [Theory]
    [InlineData("math.abs(-9223372036854775808)", "integer overflow")]
    [InlineData("math.bitShiftLeft(1, -1)", "math.bitShiftLeft() negative offset: -1")]
    [InlineData("math.least(dyn([]))", "math.@min(list) argument must not be empty")]
    [InlineData("math.greatest(dyn('a'), 1)", "no such overload: math.@max")]
    public void What_cannot_be_computed_is_an_error(string expression, string message) => Expressions.Fails(expression, message);

    [Theory]
    [InlineData("math.least()", "1:1: math.least() requires at least one argument")]
    [InlineData("math.greatest('a')", "1:15: math.greatest() invalid single argument value")]
    public void A_wrong_number_or_literal_is_refused_when_it_is_read(string expression, string issue) =>
        Assert.Contains(issue[(issue.IndexOf(' ', StringComparison.Ordinal) + 1)..], CelEnvironment.Standard.With(MathLibrary.Library).Compile(expression).Issues[0].Message, StringComparison.Ordinal);
}
