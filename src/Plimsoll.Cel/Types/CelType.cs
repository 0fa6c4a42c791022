using System.Collections.Immutable;

namespace Plimsoll.Cel.Types;

/// <summary>The type of an expression or value. Immutable; equal where kind, name and parameters are.</summary>
/// <remarks>CEL language definition, "Values" and "Gradual type checking": https://github.com/google/cel-spec/blob/master/doc/langdef.md.</remarks>
public sealed class CelType : IEquatable<CelType>
{
    const string OptionalName = "optional_type";

    CelType(CelTypeKind kind, string name, params ImmutableArray<CelType> parameters) =>
        (Kind, Name, Parameters) = (kind, name, parameters);

    /// <summary>Not known before the evaluation.</summary>
    public static CelType Dyn { get; } = new(CelTypeKind.Dyn, "dyn");

    /// <summary>Already reported as wrong.</summary>
    public static CelType Error { get; } = new(CelTypeKind.Error, "!error!");

    /// <summary>The type of <c>null</c>.</summary>
    public static CelType Null { get; } = new(CelTypeKind.Null, "null_type");

    /// <summary>Truth values.</summary>
    public static CelType Bool { get; } = new(CelTypeKind.Bool, "bool");

    /// <summary>64-bit signed integers.</summary>
    public static CelType Int { get; } = new(CelTypeKind.Int, "int");

    /// <summary>64-bit unsigned integers.</summary>
    public static CelType Uint { get; } = new(CelTypeKind.Uint, "uint");

    /// <summary>64-bit IEEE 754 numbers.</summary>
    public static CelType Double { get; } = new(CelTypeKind.Double, "double");

    /// <summary>Unicode text.</summary>
    public static CelType String { get; } = new(CelTypeKind.String, "string");

    /// <summary>Bytes.</summary>
    public static CelType Bytes { get; } = new(CelTypeKind.Bytes, "bytes");

    /// <summary>Points in time.</summary>
    public static CelType Timestamp { get; } = new(CelTypeKind.Timestamp, "google.protobuf.Timestamp");

    /// <summary>Spans of time.</summary>
    public static CelType Duration { get; } = new(CelTypeKind.Duration, "google.protobuf.Duration");

    /// <summary>Types, of which kind is not known.</summary>
    public static CelType Type { get; } = new(CelTypeKind.Type, "type");

    /// <summary>Lists of anything.</summary>
    public static CelType ListOfDyn { get; } = List(Dyn);

    /// <summary>Lists of strings.</summary>
    public static CelType ListOfString { get; } = List(String);

    /// <summary>Maps of anything to anything.</summary>
    public static CelType MapOfDyn { get; } = Map(Dyn, Dyn);

    /// <summary>What sort of type this is.</summary>
    public CelTypeKind Kind { get; }

    /// <summary>The name by which the language knows it, without parameters, e.g. <c>list</c> or <c>kubernetes.URL</c>.</summary>
    public string Name { get; }

    /// <summary>The types it is made of; empty for most.</summary>
    public ImmutableArray<CelType> Parameters { get; }

    /// <summary>Whether this is <c>optional_type(T)</c>.</summary>
    public bool IsOptional => Kind == CelTypeKind.Opaque && Name == OptionalName;

    /// <summary>Whether values of every type may stand here: dyn, or an expression already reported.</summary>
    public bool IsDynOrError => Kind is CelTypeKind.Dyn or CelTypeKind.Error;

    /// <summary>Lists of <paramref name="element"/>.</summary>
    public static CelType List(CelType element) => new(CelTypeKind.List, "list", element);

    /// <summary>Maps from <paramref name="key"/> to <paramref name="value"/>.</summary>
    public static CelType Map(CelType key, CelType value) => new(CelTypeKind.Map, "map", key, value);

    /// <summary>A value of <paramref name="value"/> or none.</summary>
    public static CelType Optional(CelType value) => new(CelTypeKind.Opaque, OptionalName, value);

    /// <summary>Objects whose fields are declared under <paramref name="name"/>.</summary>
    public static CelType Struct(string name) => new(CelTypeKind.Struct, name);

    /// <summary>A type of a library, without fields.</summary>
    public static CelType Opaque(string name, params ImmutableArray<CelType> parameters) => new(CelTypeKind.Opaque, name, parameters);

    /// <summary>A type that a declaration leaves open.</summary>
    public static CelType Parameter(string name) => new(CelTypeKind.Parameter, name);

    /// <summary>A primitive type or <c>null</c>.</summary>
    public static CelType Wrapper(CelType primitive) => new(CelTypeKind.Wrapper, "wrapper", primitive);

    /// <summary>The type of the type <paramref name="of"/> as a value.</summary>
    public static CelType TypeOf(CelType of) => new(CelTypeKind.Type, "type", of);

    /// <summary>The same type with other parameters.</summary>
    public CelType WithParameters(ImmutableArray<CelType> parameters) => new(Kind, Name, parameters);

    /// <inheritdoc/>
    public bool Equals(CelType? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || Kind != other.Kind || Name != other.Name || Parameters.Length != other.Parameters.Length)
            return false;
        for (var i = 0; i < Parameters.Length; i++)
        {
            if (!Parameters[i].Equals(other.Parameters[i]))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CelType);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Name, Parameters.Length);

    /// <summary>As error messages write it: <c>map(string, dyn)</c>.</summary>
    public override string ToString() => (Kind, Parameters) switch
    {
        (CelTypeKind.Null, _) => "null",
        (CelTypeKind.Timestamp, _) => "timestamp",
        (CelTypeKind.Duration, _) => "duration",
        (_, []) => Name,
        _ => $"{Name}({string.Join(", ", Parameters)})",
    };
}
