namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>Kinds of values, by the numbers that stand in trees of syntax.</summary>
/// <remarks>https://pkg.go.dev/github.com/vektah/gqlparser/v2/ast#ValueKind.</remarks>
enum GraphQlValueKind
{
    /// <summary>A variable.</summary>
    Variable,

    /// <summary>An integer.</summary>
    Int,

    /// <summary>A number with a fraction or an exponent.</summary>
    Float,

    /// <summary>A text.</summary>
    String,

    /// <summary>A text of lines.</summary>
    Block,

    /// <summary>A truth value.</summary>
    Boolean,

    /// <summary>Null.</summary>
    Null,

    /// <summary>A value of an enumeration.</summary>
    Enum,

    /// <summary>A list.</summary>
    List,

    /// <summary>An object.</summary>
    Object,
}
