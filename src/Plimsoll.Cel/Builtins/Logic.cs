using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>The logical operators on values: errors give way to a value that decides.</summary>
static class Logic
{
    public static CelValue And(CelValue left, CelValue right)
    {
        if (left.IsFalse || right.IsFalse)
            return CelValue.False;
        return left.IsTrue && right.IsTrue ? CelValue.True : Undecided(Operators.And, left, right);
    }

    public static CelValue Or(CelValue left, CelValue right)
    {
        if (left.IsTrue || right.IsTrue)
            return CelValue.True;
        return left.IsFalse && right.IsFalse ? CelValue.False : Undecided(Operators.Or, left, right);
    }

    public static CelValue Not(CelValue value) => value.IsBool ? CelValue.Bool(!value.AsBool) : Failures.Mismatch(Operators.Not, value);

    public static CelValue NotStrictlyFalse(CelValue value) => CelValue.Bool(!value.IsFalse);

    public static CelValue Choose(ReadOnlySpan<CelValue> arguments) => arguments[0] switch
    {
        { IsTrue: true } => arguments[1],
        { IsFalse: true } => arguments[2],
        var condition => Failures.Mismatch(Operators.Conditional, condition),
    };

    static CelValue Undecided(string function, CelValue left, CelValue right) =>
        left.IsError ? left : right.IsError ? right : CelValue.NoSuchOverload(function);
}
