namespace Plimsoll.Rego.Syntax;

/// <summary>The kinds of tokens.</summary>
enum TokenKind
{
    End,
    Name,
    Number,
    Text,

    /// <summary>The beginning of a template string, <c>$"</c> or <c>$`</c>.</summary>
    Template,

    /// <summary>A sign or an operator; <see cref="Token.Text"/> says which.</summary>
    Sign,
}
