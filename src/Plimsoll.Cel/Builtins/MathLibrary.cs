using System.Collections.Immutable;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>Functions on numbers: <c>math.least</c>, <c>math.greatest</c>, rounding, signs and bits. Not in Kubernetes.</summary>
/// <remarks>cel-go, ext/math.go, version 2.</remarks>
public static class MathLibrary
{
    static readonly CelType D = CelType.Double;
    static readonly CelType I = CelType.Int;
    static readonly CelType U = CelType.Uint;

    /// <summary>The library.</summary>
    public static CelLibrary Library { get; } = new("math")
    {
        Functions = [.. Extremes(), .. Rounding(), .. Signs(), .. Bits()],
        Macros = MathMacros.All,
    };

    static ImmutableArray<FunctionDeclaration> Extremes() =>
    [
        Extreme(MathMacros.Least, "math_@min", MathFunctions.Least, MathFunctions.LeastOf),
        Extreme(MathMacros.Greatest, "math_@max", MathFunctions.Greatest, MathFunctions.GreatestOf),
    ];

    static FunctionDeclaration Extreme(string name, string id, BinaryFunction ofTwo, UnaryFunction ofList)
    {
        ImmutableArray<(string Name, CelType Type)> numbers = [("double", D), ("int", I), ("uint", U)];
        var overloads = ImmutableArray.CreateBuilder<Overload>();
        foreach (var (first, type) in numbers)
        {
            overloads.Add(Overload.Function($"{id}_{first}", type, type, Conversions.Same));
            overloads.Add(Overload.Function($"{id}_list_{first}", CelType.List(type), type, ofList));
            foreach (var (second, other) in numbers)
                overloads.Add(Overload.Function($"{id}_{first}_{second}", type, other, first == second ? type : CelType.Dyn, ofTwo));
        }

        return new FunctionDeclaration(name, overloads.ToImmutable());
    }

    static ImmutableArray<FunctionDeclaration> Rounding() =>
    [
        OfDouble("ceil", D, value => CelValue.Double(Math.Ceiling(value))),
        OfDouble("floor", D, value => CelValue.Double(Math.Floor(value))),
        OfDouble("round", D, value => CelValue.Double(Math.Round(value, MidpointRounding.AwayFromZero))),
        OfDouble("trunc", D, value => CelValue.Double(Math.Truncate(value))),
        OfDouble("isInf", CelType.Bool, value => CelValue.Bool(double.IsInfinity(value))),
        OfDouble("isNaN", CelType.Bool, value => CelValue.Bool(double.IsNaN(value))),
        OfDouble("isFinite", CelType.Bool, value => CelValue.Bool(double.IsFinite(value))),
    ];

    static ImmutableArray<FunctionDeclaration> Signs() =>
    [
        new("math.abs",
            Overload.Function("math_abs_double", D, D, MathFunctions.Abs),
            Overload.Function("math_abs_int", I, I, MathFunctions.Abs),
            Overload.Function("math_abs_uint", U, U, MathFunctions.Abs)),
        new("math.sign",
            Overload.Function("math_sign_double", D, D, MathFunctions.Sign),
            Overload.Function("math_sign_int", I, I, MathFunctions.Sign),
            Overload.Function("math_sign_uint", U, U, MathFunctions.Sign)),
        new("math.sqrt",
            Overload.Function("math_sqrt_double", D, D, MathFunctions.SquareRoot),
            Overload.Function("math_sqrt_int", I, D, MathFunctions.SquareRoot),
            Overload.Function("math_sqrt_uint", U, D, MathFunctions.SquareRoot)),
    ];

    static ImmutableArray<FunctionDeclaration> Bits() =>
    [
        OfBits("bitAnd", (left, right) => left & right),
        OfBits("bitOr", (left, right) => left | right),
        OfBits("bitXor", (left, right) => left ^ right),
        new("math.bitNot",
            Overload.Function("math_bitNot_int_int", I, I, MathFunctions.Not),
            Overload.Function("math_bitNot_uint_uint", U, U, MathFunctions.Not)),
        new("math.bitShiftLeft",
            Overload.Function("math_bitShiftLeft_int_int", I, I, I, MathFunctions.ShiftLeft),
            Overload.Function("math_bitShiftLeft_uint_int", U, I, U, MathFunctions.ShiftLeft)),
        new("math.bitShiftRight",
            Overload.Function("math_bitShiftRight_int_int", I, I, I, MathFunctions.ShiftRight),
            Overload.Function("math_bitShiftRight_uint_int", U, I, U, MathFunctions.ShiftRight)),
    ];

    static FunctionDeclaration OfDouble(string name, CelType result, Func<double, CelValue> compute) => new($"math.{name}",
        Overload.Function($"math_{name}_double", D, result, value => value.IsDouble
            ? compute(value.AsDouble)
            : Failures.Mismatch($"math.{name}", value)));

    static FunctionDeclaration OfBits(string name, Func<ulong, ulong, ulong> compute)
    {
        CelValue Compute(CelValue left, CelValue right) => MathFunctions.Bitwise($"math.{name}", left, right, compute);
        return new($"math.{name}",
            Overload.Function($"math_{name}_int_int", I, I, I, Compute),
            Overload.Function($"math_{name}_uint_uint", U, U, U, Compute));
    }
}
