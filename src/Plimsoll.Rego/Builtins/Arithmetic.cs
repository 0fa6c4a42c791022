using System.Numerics;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>The operators of numbers, and of sets where they share one.</summary>
static class Arithmetic
{
    const string TooLarge = "number is too large";

    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("plus", "number, number -> number", Plus),
        new("minus", "number | set[any], number | set[any] -> number | set[any]", Minus),
        new("mul", "number, number -> number", Multiply),
        new("div", "number, number -> number", Divide),
        new("rem", "number, number -> number", Remainder),
        new("abs", "number -> number", Absolute),
        new("ceil", "number -> number", (call, number) => Whole(call, number, down: false)),
        new("floor", "number -> number", (call, number) => Whole(call, number, down: true)),
        new("round", "number -> number", Round),
    ];

    /// <summary>The difference of numbers.</summary>
    public static RegoValue? Subtract(BuiltinCall call, RegoNumber left, RegoNumber right)
    {
        if (left.TryGetInteger(out var a) && right.TryGetInteger(out var b))
        {
            var difference = unchecked(a - b);
            if (((a ^ b) & (a ^ difference)) >= 0)
                return RegoNumber.Of(difference);
        }

        return ExactNumber.Add(left.Exact, right.Exact.Negated()) is { } exact
            ? RegoNumber.Of(exact)
            : call.Fail(TooLarge);
    }

    /// <summary>The sum of numbers.</summary>
    public static RegoValue? Add(BuiltinCall call, RegoNumber left, RegoNumber right)
    {
        if (left.TryGetInteger(out var a) && right.TryGetInteger(out var b))
        {
            var sum = unchecked(a + b);
            if (((a ^ sum) & (b ^ sum)) >= 0)
                return RegoNumber.Of(sum);
        }

        return ExactNumber.Add(left.Exact, right.Exact) is { } exact
            ? RegoNumber.Of(exact)
            : call.Fail(TooLarge);
    }

    /// <summary>The product of numbers.</summary>
    public static RegoValue? Multiply(BuiltinCall call, RegoNumber left, RegoNumber right)
    {
        if (left.TryGetInteger(out var a) && right.TryGetInteger(out var b))
        {
            var high = Math.BigMul(a, b, out long low);
            if (high == low >> 63)
                return RegoNumber.Of(low);
        }

        return ExactNumber.Multiply(left.Exact, right.Exact) is { } exact
            ? RegoNumber.Of(exact)
            : call.Fail(TooLarge);
    }

    static RegoValue? Plus(BuiltinCall call, RegoValue first, RegoValue second) =>
        call.IsNumber(first, 1, out var left) && call.IsNumber(second, 2, out var right) ? Add(call, left, right) : null;

    static RegoValue? Minus(BuiltinCall call, RegoValue first, RegoValue second)
    {
        return first switch
        {
            RegoNumber left => call.IsNumber(second, 2, out var right) ? Subtract(call, left, right) : null,
            RegoSet set => call.IsSet(second, 2, out var other) ? SetOperations.Without(call, set, other) : null,
            _ => call.FailType(1, "one of {number, set}", first),
        };
    }

    static RegoValue? Multiply(BuiltinCall call, RegoValue first, RegoValue second) =>
        call.IsNumber(first, 1, out var left) && call.IsNumber(second, 2, out var right) ? Multiply(call, left, right) : null;

    static RegoValue? Divide(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!call.IsNumber(first, 1, out var left) || !call.IsNumber(second, 2, out var right))
            return null;
        if (left.TryGetInteger(out var a) && right.TryGetInteger(out var b) && b is not (0 or -1) && a % b == 0)
            return RegoNumber.Of(a / b);
        if (right.Exact.Mantissa.IsZero)
            return call.Fail("divide by zero");
        return ExactNumber.Divide(left.Exact, right.Exact) is { } exact ? RegoNumber.Of(exact) : call.Fail(TooLarge);
    }

    static RegoValue? Remainder(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!call.IsNumber(first, 1, out var left) || !call.IsNumber(second, 2, out var right))
            return null;
        if (left.TryGetInteger(out var a) && right.TryGetInteger(out var b) && b is not (0 or -1))
            return RegoNumber.Of(a % b);
        if (!left.TryGetBigInteger(out var x) || !right.TryGetBigInteger(out var y))
            return call.Fail("modulo on floating-point number");
        return y.IsZero ? call.Fail("modulo by zero") : RegoNumber.Of(BigInteger.Remainder(x, y));
    }

    static RegoNumber? Absolute(BuiltinCall call, RegoValue value)
    {
        if (!call.IsNumber(value, 1, out var number))
            return null;
        if (number.TryGetInteger(out var integer) && integer != long.MinValue)
            return integer >= 0 ? number : RegoNumber.Of(-integer);
        return number.Exact.Mantissa.Sign >= 0 ? number : RegoNumber.Of(number.Exact.Negated());
    }

    static RegoNumber? Whole(BuiltinCall call, RegoValue value, bool down)
    {
        if (!call.IsNumber(value, 1, out var number))
            return null;
        return number.IsInteger ? number : RegoNumber.Of(number.Exact.ToWhole(down));
    }

    /// <summary>The nearest integer; the one further from zero where two are as near.</summary>
    static RegoValue? Round(BuiltinCall call, RegoValue value)
    {
        if (!call.IsNumber(value, 1, out var number))
            return null;
        if (number.IsInteger)
            return number;
        var isNegative = number.Exact.Mantissa.Sign < 0;
        var half = ExactNumber.Of(isNegative ? -5 : 5, -1);
        return ExactNumber.Add(number.Exact, half) is { } moved
            ? RegoNumber.Of(moved.ToWhole(down: !isNegative))
            : call.Fail(TooLarge);
    }
}
