namespace Plimsoll.Kubernetes.Schemas;

/// <summary>The type of a value without parts.</summary>
public enum ScalarType
{
    /// <summary>Any JSON value, also an object or list: nothing is declared.</summary>
    Any,

    /// <summary>Text.</summary>
    String,

    /// <summary>A whole number.</summary>
    Int,

    /// <summary>A number.</summary>
    Double,

    /// <summary>A truth value.</summary>
    Bool,

    /// <summary>A whole number or text, as in the port of a probe.</summary>
    IntOrString,

    /// <summary>An amount such as <c>500m</c> or <c>2Gi</c>: text or a number.</summary>
    Quantity,

    /// <summary>A point in time, RFC 3339.</summary>
    DateTime,

    /// <summary>A day, RFC 3339.</summary>
    Date,

    /// <summary>A span of time such as <c>1h30m</c>.</summary>
    Duration,

    /// <summary>Bytes, as base64.</summary>
    Bytes,
}
