namespace Plimsoll.Rego.Syntax;

/// <summary>A token of a module.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Text">The name, the number, the sign, or what the quoted text means.</param>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="End">Where it ends.</param>
/// <param name="At">Where it begins.</param>
/// <param name="AfterNewLine">Whether a line ends between the token before and this one.</param>
/// <param name="AfterSpace">Whether anything stands between the token before and this one.</param>
readonly record struct Token(TokenKind Kind, string Text, int Start, int End, RegoLocation At, bool AfterNewLine, bool AfterSpace)
{
    /// <summary>Whether it is a sign or operator.</summary>
    public bool Is(string sign) => Kind == TokenKind.Sign && Text == sign;

    /// <summary>Whether it is a word.</summary>
    public bool IsWord(string word) => Kind == TokenKind.Name && Text == word;

    /// <summary>The token for messages.</summary>
    public string Description => Kind switch
    {
        TokenKind.End => "eof",
        TokenKind.Text => "string",
        TokenKind.Template => "template string",
        TokenKind.Number => $"number {Text}",
        _ => $"\"{Text}\"",
    };
}
