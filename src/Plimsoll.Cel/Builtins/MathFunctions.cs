using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>The functions of <see cref="MathLibrary"/> that take numbers of several types.</summary>
static class MathFunctions
{
    const int Width = 64;

    public static CelValue Least(CelValue left, CelValue right) => Pick(left, right, wantsLess: true);

    public static CelValue Greatest(CelValue left, CelValue right) => Pick(left, right, wantsLess: false);

    public static CelValue LeastOf(CelValue list) => Pick(list, wantsLess: true);

    public static CelValue GreatestOf(CelValue list) => Pick(list, wantsLess: false);

    public static CelValue Abs(CelValue value) => value.Kind switch
    {
        CelKind.Double => CelValue.Double(Math.Abs(value.AsDouble)),
        CelKind.Int when value.AsInt == long.MinValue => Failures.IntOverflow,
        CelKind.Int => CelValue.Int(Math.Abs(value.AsInt)),
        CelKind.Uint => value,
        _ => Failures.Mismatch("math.abs", value),
    };

    public static CelValue Sign(CelValue value) => value.Kind switch
    {
        CelKind.Double when double.IsNaN(value.AsDouble) => value,
        CelKind.Double => CelValue.Double(Math.Sign(value.AsDouble)),
        CelKind.Int => CelValue.Int(Math.Sign(value.AsInt)),
        CelKind.Uint => CelValue.Uint(Math.Min(value.AsUint, 1)),
        _ => Failures.Mismatch("math.sign", value),
    };

    public static CelValue SquareRoot(CelValue value) => value.Kind switch
    {
        CelKind.Double => CelValue.Double(Math.Sqrt(value.AsDouble)),
        CelKind.Int => CelValue.Double(Math.Sqrt(value.AsInt)),
        CelKind.Uint => CelValue.Double(Math.Sqrt(value.AsUint)),
        _ => Failures.Mismatch("math.sqrt", value),
    };

    public static CelValue Not(CelValue value) => value.Kind switch
    {
        CelKind.Int => CelValue.Int(~value.AsInt),
        CelKind.Uint => CelValue.Uint(~value.AsUint),
        _ => Failures.Mismatch("math.bitNot", value),
    };

    public static CelValue ShiftLeft(CelValue value, CelValue bits) =>
        Shift("math.bitShiftLeft", value, bits, (word, count) => word << count);

    /// <summary>Zeros come in from the left, for negative numbers too.</summary>
    public static CelValue ShiftRight(CelValue value, CelValue bits) =>
        Shift("math.bitShiftRight", value, bits, (word, count) => word >> count);

    public static CelValue Bitwise(string function, CelValue left, CelValue right, Func<ulong, ulong, ulong> compute) => (left.Kind, right.Kind) switch
    {
        (CelKind.Int, CelKind.Int) or (CelKind.Uint, CelKind.Uint) => SameKind(left, compute(left.AsUint, right.AsUint)),
        _ => Failures.Mismatch(function, left, right),
    };

    static CelValue Shift(string function, CelValue value, CelValue bits, Func<ulong, int, ulong> compute)
    {
        if (!(value.IsInt || value.IsUint) || !bits.IsInt)
            return Failures.Mismatch(function, value, bits);
        if (bits.AsInt < 0)
            return Failures.Invalid($"{function}() negative offset: {bits.AsInt}");
        return SameKind(value, bits.AsInt >= Width ? 0 : compute(value.AsUint, (int)bits.AsInt));
    }

    static CelValue SameKind(CelValue like, ulong word) => like.IsInt ? CelValue.Int(unchecked((long)word)) : CelValue.Uint(word);

    static CelValue Pick(CelValue left, CelValue right, bool wantsLess)
    {
        if (!IsNumber(left) || !IsNumber(right))
            return Failures.Mismatch(NameOf(wantsLess), left, right);
        if (CelEquality.Compare(left, right) is not { } order)
            return Failures.Invalid($"NaN values cannot be ordered: {NameOf(wantsLess)}");
        return (wantsLess ? order > 0 : order < 0) ? right : left;
    }

    static CelValue Pick(CelValue list, bool wantsLess)
    {
        if (list.AsList is not { } numbers)
            return Failures.Mismatch(NameOf(wantsLess), list);
        if (numbers.Count == 0)
            return Failures.Invalid($"{NameOf(wantsLess)}(list) argument must not be empty");
        var picked = numbers[0];
        for (var i = 1; i < numbers.Count && !picked.IsError; i++)
            picked = Pick(picked, numbers[i], wantsLess);
        return IsNumber(picked) ? picked : Failures.Mismatch(NameOf(wantsLess), picked);
    }

    static string NameOf(bool wantsLess) => wantsLess ? MathMacros.Least : MathMacros.Greatest;

    static bool IsNumber(CelValue value) => value.IsInt || value.IsUint || value.IsDouble;
}
