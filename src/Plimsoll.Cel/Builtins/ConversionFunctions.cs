using System.Collections.Immutable;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Builtins;

/// <summary>The declarations of the conversions between types.</summary>
static class ConversionFunctions
{
    static readonly CelType A = CelType.Parameter("A");

    public static ImmutableArray<FunctionDeclaration> All { get; } =
    [
        new("type", Overload.Function("type", A, CelType.TypeOf(A), Conversions.ToType)),
        new("dyn", Overload.Function("to_dyn", A, CelType.Dyn, Conversions.Same)),
        To("bool", CelType.Bool, Conversions.ToBool, ("bool_to_bool", CelType.Bool), ("string_to_bool", CelType.String)),
        To("bytes", CelType.Bytes, Conversions.ToBytes, ("bytes_to_bytes", CelType.Bytes), ("string_to_bytes", CelType.String)),
        To("double", CelType.Double, Conversions.ToDouble,
            ("double_to_double", CelType.Double), ("int64_to_double", CelType.Int), ("string_to_double", CelType.String), ("uint64_to_double", CelType.Uint)),
        To("duration", CelType.Duration, Conversions.ToDuration,
            ("duration_to_duration", CelType.Duration), ("int64_to_duration", CelType.Int), ("string_to_duration", CelType.String)),
        To("int", CelType.Int, Conversions.ToInt,
            ("int64_to_int64", CelType.Int),
            ("double_to_int64", CelType.Double),
            ("duration_to_int64", CelType.Duration),
            ("string_to_int64", CelType.String),
            ("timestamp_to_int64", CelType.Timestamp),
            ("uint64_to_int64", CelType.Uint)),
        To("string", CelType.String, Conversions.ToText,
            ("string_to_string", CelType.String),
            ("bool_to_string", CelType.Bool),
            ("bytes_to_string", CelType.Bytes),
            ("double_to_string", CelType.Double),
            ("duration_to_string", CelType.Duration),
            ("int64_to_string", CelType.Int),
            ("timestamp_to_string", CelType.Timestamp),
            ("uint64_to_string", CelType.Uint)),
        To("timestamp", CelType.Timestamp, Conversions.ToTimestamp,
            ("timestamp_to_timestamp", CelType.Timestamp), ("int64_to_timestamp", CelType.Int), ("string_to_timestamp", CelType.String)),
        To("uint", CelType.Uint, Conversions.ToUint,
            ("uint64_to_uint64", CelType.Uint), ("double_to_uint64", CelType.Double), ("int64_to_uint64", CelType.Int), ("string_to_uint64", CelType.String)),
    ];

    static FunctionDeclaration To(string name, CelType result, UnaryFunction compute, params ReadOnlySpan<(string Id, CelType From)> signatures)
    {
        var overloads = ImmutableArray.CreateBuilder<Overload>(signatures.Length);
        foreach (var (id, from) in signatures)
            overloads.Add(Overload.Function(id, from, result, compute));
        return new FunctionDeclaration(name, overloads.MoveToImmutable());
    }
}
