namespace Plimsoll.Kubernetes.Objects;

/// <summary>The type of a scalar, as JSON would have it.</summary>
public enum ScalarKind
{
    /// <summary>No value.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number that fits 64 bits.</summary>
    Integer,

    /// <summary>Another number.</summary>
    Float,

    /// <summary>Text.</summary>
    String,
}
