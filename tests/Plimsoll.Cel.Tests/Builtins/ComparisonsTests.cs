namespace Plimsoll.Cel.Builtins;

public sealed class ComparisonsTests
{
    [Theory]
    [InlineData("1 < 2u && 2u > 1 && 1.5 <= 2 && 2u >= 2.0")]
    [InlineData("9223372036854775807 < 9223372036854775808u")]
    [InlineData("-1 < 0u && !(0u < -1)")]
    [InlineData("dyn(9007199254740993) > 9007199254740992.0 || dyn(9007199254740993) >= 9007199254740992.0")]
    [InlineData("'a' < 'b' && b'a' <= b'b' && false < true && duration('1s') < duration('2s')")]
    [InlineData("timestamp('2024-01-01T00:00:00Z') < timestamp('2024-01-01T00:00:00.000000001Z')")]
    [InlineData("[1, 2.0] == [1.0, 2] && dyn({'a': 1}) == {'a': 1u} && dyn(1) != 'a'")]
    [InlineData("0.0 / 0.0 != 0.0 / 0.0")]
    public void Values_compare(string expression) => Expressions.IsTrue(expression);

    [Fact]
    public void Nothing_is_less_or_greater_than_nan() => Expressions.Fails("0.0 / 0.0 < 1.0", "NaN values cannot be ordered");
}
