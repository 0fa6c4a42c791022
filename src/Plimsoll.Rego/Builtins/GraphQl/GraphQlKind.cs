namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>Kinds of tokens.</summary>
enum GraphQlKind
{
    /// <summary>What is none.</summary>
    Invalid,

    /// <summary>The end of the text.</summary>
    End,

    /// <summary>A sign, e.g. <c>{</c> or <c>...</c>.</summary>
    Sign,

    /// <summary>A name.</summary>
    Name,

    /// <summary>An integer.</summary>
    Int,

    /// <summary>A number with a fraction or an exponent.</summary>
    Float,

    /// <summary>A text.</summary>
    String,

    /// <summary>A text of lines.</summary>
    BlockString,
}
