using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>The operators <c>+ - * / %</c>, by the kinds of their arguments.</summary>
static class Arithmetic
{
    public static CelValue Add(CelValue left, CelValue right)
    {
        if (left.IsInt && right.IsInt)
            return AddInts(left.AsInt, right.AsInt);
        return (left.Kind, right.Kind) switch
        {
            (CelKind.String, CelKind.String) => Join(left, right),
            (CelKind.Uint, CelKind.Uint) => right.AsUint > ulong.MaxValue - left.AsUint
                ? Failures.UintOverflow
                : CelValue.Uint(left.AsUint + right.AsUint),
            (CelKind.Double, CelKind.Double) => CelValue.Double(left.AsDouble + right.AsDouble),
            (CelKind.List, CelKind.List) => Containers.Concatenate(left, right),
            (CelKind.Bytes, CelKind.Bytes) => Join(left.AsBytes!, right.AsBytes!),
            (CelKind.Duration, CelKind.Duration) => Durations.Add(left.AsInt, right.AsInt),
            (CelKind.Timestamp, CelKind.Duration) => Timestamps.Add(left.AsTimestamp!, right.AsInt),
            (CelKind.Duration, CelKind.Timestamp) => Timestamps.Add(right.AsTimestamp!, left.AsInt),
            _ => Failures.Mismatch(Operators.Add, left, right),
        };
    }

    public static CelValue Subtract(CelValue left, CelValue right)
    {
        if (left.IsInt && right.IsInt)
            return SubtractInts(left.AsInt, right.AsInt);
        return (left.Kind, right.Kind) switch
        {
            (CelKind.Uint, CelKind.Uint) => right.AsUint > left.AsUint ? Failures.UintOverflow : CelValue.Uint(left.AsUint - right.AsUint),
            (CelKind.Double, CelKind.Double) => CelValue.Double(left.AsDouble - right.AsDouble),
            (CelKind.Duration, CelKind.Duration) => Durations.Subtract(left.AsInt, right.AsInt),
            (CelKind.Timestamp, CelKind.Duration) => Timestamps.Subtract(left.AsTimestamp!, right.AsInt),
            (CelKind.Timestamp, CelKind.Timestamp) => Timestamps.Subtract(left.AsTimestamp!, right.AsTimestamp!),
            _ => Failures.Mismatch(Operators.Subtract, left, right),
        };
    }

    public static CelValue Multiply(CelValue left, CelValue right) => (left.Kind, right.Kind) switch
    {
        (CelKind.Int, CelKind.Int) => MultiplyInts(left.AsInt, right.AsInt),
        (CelKind.Uint, CelKind.Uint) => MultiplyUints(left.AsUint, right.AsUint),
        (CelKind.Double, CelKind.Double) => CelValue.Double(left.AsDouble * right.AsDouble),
        _ => Failures.Mismatch(Operators.Multiply, left, right),
    };

    public static CelValue Divide(CelValue left, CelValue right) => (left.Kind, right.Kind) switch
    {
        (CelKind.Int, CelKind.Int) when right.AsInt == 0 => Failures.DivisionByZero,
        (CelKind.Int, CelKind.Int) when IsUnrepresentable(left, right) => Failures.IntOverflow,
        (CelKind.Int, CelKind.Int) => CelValue.Int(left.AsInt / right.AsInt),
        (CelKind.Uint, CelKind.Uint) => right.AsUint == 0 ? Failures.DivisionByZero : CelValue.Uint(left.AsUint / right.AsUint),
        (CelKind.Double, CelKind.Double) => CelValue.Double(left.AsDouble / right.AsDouble),
        _ => Failures.Mismatch(Operators.Divide, left, right),
    };

    public static CelValue Modulo(CelValue left, CelValue right) => (left.Kind, right.Kind) switch
    {
        (CelKind.Int, CelKind.Int) when right.AsInt == 0 => Failures.ModulusByZero,
        (CelKind.Int, CelKind.Int) when IsUnrepresentable(left, right) => Failures.IntOverflow,
        (CelKind.Int, CelKind.Int) => CelValue.Int(left.AsInt % right.AsInt),
        (CelKind.Uint, CelKind.Uint) => right.AsUint == 0 ? Failures.ModulusByZero : CelValue.Uint(left.AsUint % right.AsUint),
        _ => Failures.Mismatch(Operators.Modulo, left, right),
    };

    public static CelValue Negate(CelValue value) => value.Kind switch
    {
        CelKind.Int => value.AsInt == long.MinValue ? Failures.IntOverflow : CelValue.Int(-value.AsInt),
        CelKind.Double => CelValue.Double(-value.AsDouble),
        CelKind.Duration => value.AsInt == long.MinValue ? Failures.DurationOverflow : CelValue.Duration(-value.AsInt),
        _ => Failures.Mismatch(Operators.Negate, value),
    };

    static CelValue AddInts(long left, long right)
    {
        var sum = unchecked(left + right);
        return ((left ^ sum) & (right ^ sum)) < 0 ? Failures.IntOverflow : CelValue.Int(sum);
    }

    static CelValue SubtractInts(long left, long right)
    {
        var difference = unchecked(left - right);
        return ((left ^ right) & (left ^ difference)) < 0 ? Failures.IntOverflow : CelValue.Int(difference);
    }

    static CelValue MultiplyInts(long left, long right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high == low >> 63 ? CelValue.Int(low) : Failures.IntOverflow;
    }

    static CelValue MultiplyUints(ulong left, ulong right) =>
        Math.BigMul(left, right, out var low) == 0 ? CelValue.Uint(low) : Failures.UintOverflow;

    static bool IsUnrepresentable(CelValue left, CelValue right) => left.AsInt == long.MinValue && right.AsInt == -1;

    static CelValue Join(CelValue left, CelValue right)
    {
        var (first, second) = (left.AsString!, right.AsString!);
        return (long)first.Length + second.Length > CelLimits.MaxBuiltLength ? Failures.TooLong : CelValue.String(first + second);
    }

    static CelValue Join(CelBytes left, CelBytes right) =>
        (long)left.Value.Length + right.Value.Length > CelLimits.MaxBuiltLength
            ? Failures.TooLong
            : CelValue.Of(new CelBytes(left.Value.AddRange(right.Value)));
}
