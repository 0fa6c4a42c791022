using System.Text;

namespace Plimsoll.Cel.Syntax;

/// <summary>Says what is wrong with the syntax of an expression, and what was probably meant.</summary>
static class SyntaxMessages
{
    const int MaxShown = 40;

    /// <summary>The message for a character that begins no word.</summary>
    public static string UnknownCharacter(ReadOnlySpan<char> character) => character switch
    {
        "=" => "'=' is no operator: did you mean '=='?",
        "&" => "'&' is no operator: did you mean '&&'?",
        "|" => "'|' is no operator: did you mean '||'?",
        "^" or "~" => $"'{character}' is no operator: there are none on bits",
        ";" => "';' does not belong here: an expression is one formula, without statements",
        "\\" => "'\\' does not belong here: escapes stand in texts only",
        "#" => "'#' does not belong here: comments begin with '//'",
        "$" or "@" => $"'{character}' does not belong here: names have letters, digits and '_' only",
        "\u2018" or "\u2019" or "\u201C" or "\u201D" => $"'{character}' is a typographic quote: texts stand in ' or \"",
        _ => $"unexpected character {Named(character)}",
    };

    /// <summary>The message for a word at the wrong place.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="found">The word.</param>
    /// <param name="previous">The word before it.</param>
    /// <param name="expected">What could stand there.</param>
    public static string Unexpected(string text, Token found, Token previous, string expected) =>
        $"unexpected {Described(text, found)}, expected {expected}{Hint(text, found, previous)}";

    /// <summary>A word as messages show it.</summary>
    public static string Described(string text, Token token)
    {
        if (token.Kind == TokenKind.End)
            return "end of the expression";
        var shown = text.AsSpan(token.Start, Math.Min(token.End - token.Start, MaxShown));
        if (char.IsHighSurrogate(shown[^1]))
            shown = shown[..^1];
        var rest = token.End - token.Start > MaxShown ? "…" : "";
        return token.Kind is TokenKind.String or TokenKind.Bytes ? $"text {shown}{rest}" : $"'{shown}{rest}'";
    }

    static string Hint(string text, Token found, Token previous) => (previous.Kind, found.Kind) switch
    {
        (_, TokenKind.OpenBrace or TokenKind.CloseBrace) when text.Contains("{{", StringComparison.Ordinal) && text.Contains("}}", StringComparison.Ordinal) =>
            ": '{{ }}' are marks of a template, which must be filled in first",
        (TokenKind.Int or TokenKind.Double, TokenKind.Name) when previous.End == found.Start =>
            $": did you mean the text '{text.AsSpan(previous.Start, Math.Min(found.End - previous.Start, MaxShown))}' or a multiplication?",
        (_, TokenKind.Question) => ": a condition inside a condition stands in parentheses",
        (TokenKind.Plus, TokenKind.Plus) => ": there is no '++'",
        (TokenKind.Star, TokenKind.Star) => ": there is no '**'",
        (_, TokenKind.Name) => NameHint(text.AsSpan(found.Start, found.End - found.Start)),
        (TokenKind.Name, TokenKind.String) when text.AsSpan(previous.Start, previous.End - previous.Start) is "f" => ": texts with values in them are made by +",
        _ => "",
    };

    static string NameHint(ReadOnlySpan<char> name) => name switch
    {
        "and" or "AND" => ": did you mean '&&'?",
        "or" or "OR" => ": did you mean '||'?",
        "is" => ": did you mean '=='?",
        "not" => ": did you mean '!'? 'a not in b' is '!(a in b)'",
        "if" or "then" or "else" => ": a condition is written 'condition ? value : other'",
        "matches" or "startsWith" or "endsWith" or "contains" => $": did you mean the method '.{name}(…)'?",
        _ => "",
    };

    static string Named(ReadOnlySpan<char> character)
    {
        Rune.DecodeFromUtf16(character, out var rune, out _);
        return Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) ? $"U+{rune.Value:X4}" : $"'{rune}' (U+{rune.Value:X4})";
    }
}
