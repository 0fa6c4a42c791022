namespace Plimsoll.Cel.Syntax;

/// <summary>Which names the language allows where.</summary>
static class Names
{
    /// <summary>Whether a name is kept for the language's future: no variable or function has it, but fields may.</summary>
    public static bool IsReserved(ReadOnlySpan<char> name) => name is
        "as" or "break" or "const" or "continue" or "else" or "for" or "function" or "if" or "import" or "let" or "loop" or "package" or
        "namespace" or "return" or "var" or "void" or "while";

    /// <summary>Whether a name is a word of the language, which even fields have in backticks only.</summary>
    public static bool IsKeyword(ReadOnlySpan<char> name) => name is "true" or "false" or "null" or "in";

    /// <summary>Whether a name is a plain word.</summary>
    public static bool IsPlain(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || char.IsAsciiDigit(name[0]) || IsKeyword(name))
            return false;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
                return false;
        }

        return true;
    }
}
