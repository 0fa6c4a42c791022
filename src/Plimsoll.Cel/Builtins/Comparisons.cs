using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>Equality and order as operators.</summary>
static class Comparisons
{
    public static CelValue AreEqual(CelValue left, CelValue right) =>
        left.IsError ? left : right.IsError ? right : CelValue.Bool(CelEquality.AreEqual(left, right));

    public static CelValue AreDifferent(CelValue left, CelValue right) =>
        left.IsError ? left : right.IsError ? right : CelValue.Bool(!CelEquality.AreEqual(left, right));

    public static CelValue Less(CelValue left, CelValue right) => left.IsInt && right.IsInt
        ? CelValue.Bool(left.AsInt < right.AsInt)
        : CelEquality.Compare(left, right) is { } order ? CelValue.Bool(order < 0) : Unordered(Operators.Less, left, right);

    public static CelValue LessOrEqual(CelValue left, CelValue right) => left.IsInt && right.IsInt
        ? CelValue.Bool(left.AsInt <= right.AsInt)
        : CelEquality.Compare(left, right) is { } order ? CelValue.Bool(order <= 0) : Unordered(Operators.LessOrEqual, left, right);

    public static CelValue Greater(CelValue left, CelValue right) => left.IsInt && right.IsInt
        ? CelValue.Bool(left.AsInt > right.AsInt)
        : CelEquality.Compare(left, right) is { } order ? CelValue.Bool(order > 0) : Unordered(Operators.Greater, left, right);

    public static CelValue GreaterOrEqual(CelValue left, CelValue right) => left.IsInt && right.IsInt
        ? CelValue.Bool(left.AsInt >= right.AsInt)
        : CelEquality.Compare(left, right) is { } order ? CelValue.Bool(order >= 0) : Unordered(Operators.GreaterOrEqual, left, right);

    /// <summary>What the operators answer where there is no order: not a number has none, and cel-go says so.</summary>
    static CelValue Unordered(string function, CelValue left, CelValue right) => IsNan(left) || IsNan(right)
        ? Failures.Invalid("NaN values cannot be ordered")
        : Failures.Mismatch(function, left, right);

    static bool IsNan(CelValue value) => value.IsDouble && double.IsNaN(value.AsDouble);
}
