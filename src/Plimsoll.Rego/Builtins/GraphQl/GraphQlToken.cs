using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>A token.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">The sign, the name, the number, what the text says; of what is invalid what is wrong.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1, in code points.</param>
/// <remarks>https://spec.graphql.org/October2021/#sec-Language.Source-Text.</remarks>
readonly record struct GraphQlToken(GraphQlKind Kind, string Text, int Line, int Column)
{
    /// <summary>How the kind is told in messages.</summary>
    public string KindText => Kind switch
    {
        GraphQlKind.Invalid => "<Invalid>",
        GraphQlKind.End => "<EOF>",
        GraphQlKind.Sign => Text,
        _ => Kind.ToString(),
    };

    /// <summary>Whether it is a sign.</summary>
    /// <param name="sign">The sign.</param>
    public bool IsSign(string sign) => Kind == GraphQlKind.Sign && Text == sign;

    /// <summary>Whether it is a name.</summary>
    /// <param name="name">The name.</param>
    public bool IsName(string name) => Kind == GraphQlKind.Name && Text == name;

    /// <summary>The token as messages tell it.</summary>
    public override string ToString()
    {
        if (Kind is GraphQlKind.Invalid or GraphQlKind.End or GraphQlKind.Sign || Text.Length == 0)
            return KindText;
        var text = new StringBuilder(KindText).Append(' ');
        TermText.Quote(Text, text);
        return text.ToString();
    }
}
