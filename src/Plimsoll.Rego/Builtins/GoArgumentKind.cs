namespace Plimsoll.Rego.Builtins;

/// <summary>The types of Go that OPA makes of values before it formats them.</summary>
enum GoArgumentKind
{
    /// <summary><c>int</c>.</summary>
    Integer,

    /// <summary><c>*big.Int</c>: beyond 64 bits.</summary>
    BigInteger,

    /// <summary><c>float64</c>.</summary>
    Number,

    /// <summary><c>string</c>: texts, and all other values as terms of Rego.</summary>
    Text,
}
