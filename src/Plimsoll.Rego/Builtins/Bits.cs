using System.Numerics;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>The functions of the bits of integers, negative ones in two's complement.</summary>
static class Bits
{
    /// <summary>Longest number that a shift may make, in bits.</summary>
    const int MaxBits = 32 * 1024;

    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("bits.and", "number, number -> number", (call, left, right) => Combine(call, left, right, static (x, y) => x & y)),
        new("bits.lsh", "number, number -> number", (call, number, by) => Shift(call, number, by, toLeft: true)),
        new("bits.negate", "number -> number", (call, number) => IsWhole(call, number, 1, out var integer) ? RegoNumber.Of(~integer) : null),
        new("bits.or", "number, number -> number", (call, left, right) => Combine(call, left, right, static (x, y) => x | y)),
        new("bits.rsh", "number, number -> number", (call, number, by) => Shift(call, number, by, toLeft: false)),
        new("bits.xor", "number, number -> number", (call, left, right) => Combine(call, left, right, static (x, y) => x ^ y)),
    ];

    static RegoNumber? Combine(BuiltinCall call, RegoValue first, RegoValue second, Func<BigInteger, BigInteger, BigInteger> combine) =>
        IsWhole(call, first, 1, out var left) && IsWhole(call, second, 2, out var right) ? RegoNumber.Of(combine(left, right)) : null;

    static RegoValue? Shift(BuiltinCall call, RegoValue first, RegoValue second, bool toLeft)
    {
        if (!IsWhole(call, first, 1, out var integer) || !IsWhole(call, second, 2, out var by))
            return null;
        if (by.Sign < 0)
            return call.FailOperand(2, "must be an unsigned integer number but got a negative integer");
        if (!toLeft)
            return RegoNumber.Of(integer >> (int)BigInteger.Min(by, int.MaxValue));
        if (integer.IsZero)
            return RegoNumber.Of(0);
        return by + integer.GetBitLength() > MaxBits
            ? call.Fail($"the result has more than {MaxBits} bits")
            : RegoNumber.Of(integer << (int)by);
    }

    static bool IsWhole(BuiltinCall call, RegoValue value, int position, out BigInteger integer)
    {
        integer = default;
        if (!call.IsNumber(value, position, out var number))
            return false;
        if (number.TryGetBigInteger(out integer))
            return true;
        call.FailOperand(position, "must be integer number but got floating-point number");
        return false;
    }
}
