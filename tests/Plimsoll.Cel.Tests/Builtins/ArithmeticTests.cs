using CsCheck;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

public sealed class ArithmeticTests
{
    [Fact]
    public void Integers_never_wrap_around() => Gen.Select(Gen.Long, Gen.Long).Sample((left, right) =>
    {
        AssertExact((Int128)left + right, Arithmetic.Add(CelValue.Int(left), CelValue.Int(right)));
        AssertExact((Int128)left - right, Arithmetic.Subtract(CelValue.Int(left), CelValue.Int(right)));
        AssertExact((Int128)left * right, Arithmetic.Multiply(CelValue.Int(left), CelValue.Int(right)));
    });

    [Theory]
    [InlineData("9223372036854775807 + 1", "integer overflow")]
    [InlineData("-9223372036854775808 / -1", "integer overflow")]
    [InlineData("-9223372036854775808 % -1", "integer overflow")]
    [InlineData("-(-9223372036854775808)", "integer overflow")]
    [InlineData("0u - 1u", "unsigned integer overflow")]
    [InlineData("18446744073709551615u * 2u", "unsigned integer overflow")]
    [InlineData("1 / 0", "division by zero")]
    [InlineData("1u % 0u", "modulus by zero")]
    [InlineData("duration('2540400h') + duration('2540400h')", "duration overflow")]
    [InlineData("timestamp('9999-12-31T23:59:59Z') + duration('1s')", "timestamp overflow")]
    [InlineData("timestamp('9999-12-31T23:59:59Z') - timestamp('0001-01-01T00:00:00Z')", "duration overflow")]
    public void What_has_no_result_is_an_error(string expression, string message) => Expressions.Fails(expression, message);

    [Theory]
    [InlineData("-7 / 2 == -3 && -7 % 2 == -1")]
    [InlineData("1.0 / 0.0 == double('Infinity')")]
    [InlineData("b'a' + b'b' == b'ab' && 'a' + 'b' == 'ab' && [1] + [2] == [1, 2]")]
    [InlineData("timestamp('2024-02-28T12:00:00Z') + duration('24h') == timestamp('2024-02-29T12:00:00Z')")]
    [InlineData("timestamp('2024-01-01T00:00:00.25Z') - duration('500ms') == timestamp('2023-12-31T23:59:59.75Z')")]
    [InlineData("timestamp('2024-01-01T00:00:01Z') - timestamp('2024-01-01T00:00:00.5Z') == duration('500ms')")]
    public void Operators_compute(string expression) => Expressions.IsTrue(expression);

    [Fact]
    public void Text_does_not_grow_without_bound()
    {
        var half = CelValue.String(new string('x', CelLimits.MaxBuiltLength / 2 + 1));

        Assert.Equal(CelErrorKind.SizeLimit, Arithmetic.Add(half, half).AsError!.Reason);
    }

    [Fact]
    public void The_first_error_of_the_arguments_is_the_result() =>
        Assert.Equal("one", Arithmetic.Add(CelValue.Error(CelErrorKind.InvalidArgument, "one"), CelValue.Int(1)).AsError!.Message);

    static void AssertExact(Int128 expected, CelValue actual)
    {
        if (expected < long.MinValue || expected > long.MaxValue)
            Assert.Equal(CelErrorKind.Overflow, actual.AsError!.Reason);
        else
            Assert.Equal(expected, actual.AsInt);
    }
}
