namespace Plimsoll.Cel.Values;

/// <summary>What sort of value a <see cref="CelValue"/> is.</summary>
public enum CelKind
{
    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary>A truth value.</summary>
    Bool,

    /// <summary>A 64-bit signed integer.</summary>
    Int,

    /// <summary>A 64-bit unsigned integer.</summary>
    Uint,

    /// <summary>A 64-bit IEEE 754 number.</summary>
    Double,

    /// <summary>Text.</summary>
    String,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>A point in time.</summary>
    Timestamp,

    /// <summary>A span of time.</summary>
    Duration,

    /// <summary>A type as a value.</summary>
    Type,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map.</summary>
    Map,

    /// <summary>An object with named fields.</summary>
    Struct,

    /// <summary>A value or none.</summary>
    Optional,

    /// <summary>A value of a library, without fields.</summary>
    Opaque,

    /// <summary>The evaluation went wrong here.</summary>
    Error,
}
