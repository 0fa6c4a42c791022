using System.Collections.Immutable;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Builtins;

/// <summary>The declarations of the operators.</summary>
static class OperatorFunctions
{
    static readonly CelType A = CelType.Parameter("A");
    static readonly CelType B = CelType.Parameter("B");
    static readonly CelType ListOfA = CelType.List(A);
    static readonly CelType MapOfAToB = CelType.Map(A, B);

    static readonly ImmutableArray<(string Id, CelType Left, CelType Right)> Ordered =
    [
        ("bool", CelType.Bool, CelType.Bool),
        ("int64", CelType.Int, CelType.Int),
        ("int64_double", CelType.Int, CelType.Double),
        ("int64_uint64", CelType.Int, CelType.Uint),
        ("uint64", CelType.Uint, CelType.Uint),
        ("uint64_double", CelType.Uint, CelType.Double),
        ("uint64_int64", CelType.Uint, CelType.Int),
        ("double", CelType.Double, CelType.Double),
        ("double_int64", CelType.Double, CelType.Int),
        ("double_uint64", CelType.Double, CelType.Uint),
        ("string", CelType.String, CelType.String),
        ("bytes", CelType.Bytes, CelType.Bytes),
        ("timestamp", CelType.Timestamp, CelType.Timestamp),
        ("duration", CelType.Duration, CelType.Duration),
    ];

    public static ImmutableArray<FunctionDeclaration> All { get; } =
    [
        new(Operators.Conditional,
            Overload.Function("conditional", [CelType.Bool, A, A], A, Logic.Choose).TakingErrors()),
        new(Operators.And, Overload.Function("logical_and", CelType.Bool, CelType.Bool, CelType.Bool, Logic.And).TakingErrors()),
        new(Operators.Or, Overload.Function("logical_or", CelType.Bool, CelType.Bool, CelType.Bool, Logic.Or).TakingErrors()),
        new(Operators.Not, Overload.Function("logical_not", CelType.Bool, CelType.Bool, Logic.Not)),
        new(Operators.NotStrictlyFalse,
            Overload.Function("not_strictly_false", CelType.Bool, CelType.Bool, Logic.NotStrictlyFalse).TakingErrors()),
        new(Operators.Equal, Overload.Function("equals", A, A, CelType.Bool, Comparisons.AreEqual)),
        new(Operators.NotEqual, Overload.Function("not_equals", A, A, CelType.Bool, Comparisons.AreDifferent)),
        Ordering(Operators.Less, "less", Comparisons.Less),
        Ordering(Operators.LessOrEqual, "less_equals", Comparisons.LessOrEqual),
        Ordering(Operators.Greater, "greater", Comparisons.Greater),
        Ordering(Operators.GreaterOrEqual, "greater_equals", Comparisons.GreaterOrEqual),
        Addition(),
        Subtraction(),
        Product(Operators.Multiply, "multiply", Arithmetic.Multiply),
        Product(Operators.Divide, "divide", Arithmetic.Divide),
        new(Operators.Modulo, Same("modulo_int64", CelType.Int, Arithmetic.Modulo), Same("modulo_uint64", CelType.Uint, Arithmetic.Modulo)),
        new(Operators.Negate,
            Overload.Function("negate_double", CelType.Double, CelType.Double, Arithmetic.Negate),
            Overload.Function("negate_int64", CelType.Int, CelType.Int, Arithmetic.Negate)),
        new(Operators.Index,
            Overload.Function("index_list", ListOfA, CelType.Int, A, Containers.Index),
            Overload.Function("index_map", MapOfAToB, A, B, Containers.Index)),
        new(Operators.In,
            Overload.Function("in_list", A, ListOfA, CelType.Bool, Containers.In),
            Overload.Function("in_map", A, MapOfAToB, CelType.Bool, Containers.In)),
    ];

    static FunctionDeclaration Addition() => new(Operators.Add,
        Same("add_bytes", CelType.Bytes, Arithmetic.Add),
        Same("add_double", CelType.Double, Arithmetic.Add),
        Same("add_duration_duration", CelType.Duration, Arithmetic.Add),
        Overload.Function("add_duration_timestamp", CelType.Duration, CelType.Timestamp, CelType.Timestamp, Arithmetic.Add),
        Overload.Function("add_timestamp_duration", CelType.Timestamp, CelType.Duration, CelType.Timestamp, Arithmetic.Add),
        Same("add_int64", CelType.Int, Arithmetic.Add),
        Same("add_list", ListOfA, Arithmetic.Add),
        Same("add_string", CelType.String, Arithmetic.Add),
        Same("add_uint64", CelType.Uint, Arithmetic.Add));

    static FunctionDeclaration Subtraction() => new(Operators.Subtract,
        Same("subtract_double", CelType.Double, Arithmetic.Subtract),
        Same("subtract_duration_duration", CelType.Duration, Arithmetic.Subtract),
        Same("subtract_int64", CelType.Int, Arithmetic.Subtract),
        Overload.Function("subtract_timestamp_duration", CelType.Timestamp, CelType.Duration, CelType.Timestamp, Arithmetic.Subtract),
        Overload.Function("subtract_timestamp_timestamp", CelType.Timestamp, CelType.Timestamp, CelType.Duration, Arithmetic.Subtract),
        Same("subtract_uint64", CelType.Uint, Arithmetic.Subtract));

    static FunctionDeclaration Product(string name, string id, BinaryFunction compute) => new(name,
        Same($"{id}_double", CelType.Double, compute),
        Same($"{id}_int64", CelType.Int, compute),
        Same($"{id}_uint64", CelType.Uint, compute));

    static FunctionDeclaration Ordering(string name, string id, BinaryFunction compute) => new(name,
        [.. Ordered.Select(pair => Overload.Function($"{id}_{pair.Id}", pair.Left, pair.Right, CelType.Bool, compute))]);

    static Overload Same(string id, CelType type, BinaryFunction compute) => Overload.Function(id, type, type, type, compute);
}
