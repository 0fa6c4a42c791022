namespace Plimsoll.Cel.Types;

/// <summary>What sort of type a <see cref="CelType"/> is.</summary>
public enum CelTypeKind
{
    /// <summary>Not known before the evaluation; fits every type.</summary>
    Dyn,

    /// <summary>The type of an expression that was already reported; fits every type, so that one mistake is told once.</summary>
    Error,

    /// <summary>The type of <c>null</c>.</summary>
    Null,

    /// <summary><c>true</c> and <c>false</c>.</summary>
    Bool,

    /// <summary>64-bit signed integers.</summary>
    Int,

    /// <summary>64-bit unsigned integers.</summary>
    Uint,

    /// <summary>64-bit IEEE 754 numbers.</summary>
    Double,

    /// <summary>Sequences of Unicode code points.</summary>
    String,

    /// <summary>Sequences of bytes.</summary>
    Bytes,

    /// <summary>Points in time, <c>google.protobuf.Timestamp</c>.</summary>
    Timestamp,

    /// <summary>Spans of time, <c>google.protobuf.Duration</c>.</summary>
    Duration,

    /// <summary>Types as values, as <c>type(1)</c> answers.</summary>
    Type,

    /// <summary>Lists; one parameter, the element.</summary>
    List,

    /// <summary>Maps; two parameters, key and value.</summary>
    Map,

    /// <summary>Objects with named fields.</summary>
    Struct,

    /// <summary>A type of a library without fields, e.g. <c>optional_type</c> or <c>kubernetes.Quantity</c>.</summary>
    Opaque,

    /// <summary>A type that a declaration leaves open, e.g. <c>A</c> in <c>list(A)</c>.</summary>
    Parameter,

    /// <summary>A primitive type that may be <c>null</c>; one parameter.</summary>
    Wrapper,
}
