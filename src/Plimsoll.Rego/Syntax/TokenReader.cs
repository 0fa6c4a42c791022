using System.Diagnostics.CodeAnalysis;

namespace Plimsoll.Rego.Syntax;

/// <summary>The token that a parser looks at, and which words belong to the language in this module.</summary>
sealed class TokenReader
{
    /// <summary>Words that are no names, however old the module.</summary>
    static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "as", "default", "else", "false", "import", "package", "not", "null", "some", "true", "with",
    };

    /// <summary>Most characters of a module that are read again because they could be two things.</summary>
    const long MaxReadAgain = 16 * 1024 * 1024;

    readonly Lexer _lexer;
    readonly HashSet<string> _keywords = new(StringComparer.Ordinal);
    LexerPlace _afterToken;
    int _wildcards;
    long _readAgain;

    public TokenReader(string file, string text, RegoDialect dialect)
    {
        _lexer = new Lexer(file, text);
        if (dialect == RegoDialect.V1)
            UseAllKeywords();
        Advance();
    }

    /// <summary>Whether <c>if</c> and <c>contains</c> must be written.</summary>
    public bool IsV1 { get; private set; }

    /// <summary>The token.</summary>
    public Token Token { get; private set; }

    /// <summary>The lexer, for what is no token.</summary>
    public Lexer Lexer => _lexer;

    /// <summary>Makes the words of Rego v1 words of the language.</summary>
    public void UseAllKeywords()
    {
        IsV1 = true;
        UseFutureKeywords();
    }

    /// <summary>Makes the words that v0 calls those of the future words of the language.</summary>
    public void UseFutureKeywords() => _keywords.UnionWith(["contains", "every", "if", "in"]);

    /// <summary>Makes one of the words of the future a word of the language.</summary>
    /// <returns>Whether there is such a word.</returns>
    public bool TryUseKeyword(string word)
    {
        if (word is not ("contains" or "every" or "if" or "in"))
            return false;
        _keywords.Add(word);
        if (word == "every")
            _keywords.Add("in");
        return true;
    }

    /// <summary>Whether the token is a word of the language, rather than a name: it is a name where a point follows.</summary>
    public bool IsKeyword(string word) =>
        Token.IsWord(word) && (Reserved.Contains(word) || _keywords.Contains(word)) && !IsBeginningOfPath();

    /// <summary>Whether the token can be the name of a variable or rule.</summary>
    public bool IsName() => Token.Kind == TokenKind.Name
        && ((!Reserved.Contains(Token.Text) && (Token.Text is "contains" or "every" || !_keywords.Contains(Token.Text))) || IsBeginningOfPath());

    /// <summary>Goes to the next token.</summary>
    /// <returns>The token that was.</returns>
    public Token Advance()
    {
        var token = Token;
        Token = _lexer.Next();
        _afterToken = _lexer.Place;
        return token;
    }

    /// <summary>Goes over a sign where it is the token.</summary>
    /// <returns>Whether it was.</returns>
    public bool Accept(string sign)
    {
        if (!Token.Is(sign))
            return false;
        Advance();
        return true;
    }

    /// <summary>Goes over a word of the language where it is the token.</summary>
    /// <returns>Whether it was.</returns>
    public bool AcceptKeyword(string word)
    {
        if (!IsKeyword(word))
            return false;
        Advance();
        return true;
    }

    /// <summary>Goes over a sign.</summary>
    /// <exception cref="RegoException">It is not the token.</exception>
    public Token Expect(string sign)
    {
        if (!Token.Is(sign))
            Fail($"expected \"{sign}\"");
        return Advance();
    }

    /// <summary>Goes over a name that follows a point: any word.</summary>
    /// <exception cref="RegoException">There is none.</exception>
    public Token ExpectWord()
    {
        if (Token.Kind != TokenKind.Name)
            Fail("expected identifier");
        return Advance();
    }

    /// <summary>A name for one more <c>_</c>.</summary>
    public string NextWildcard() => $"{VarTerm.Wildcard}{_wildcards++}";

    /// <summary>A name for a variable that is not written, but has a value.</summary>
    public string NextTemporary() => $"{VarTerm.Wildcard}value{_wildcards++}";

    /// <summary>Where the reader is, to come back to it.</summary>
    public (Token Token, LexerPlace Place) Save() => (Token, _afterToken);

    /// <summary>Goes back.</summary>
    /// <exception cref="RegoException">Too much is read again.</exception>
    public void Restore((Token Token, LexerPlace Place) saved)
    {
        _readAgain += _lexer.Place.Position - saved.Place.Position;
        if (_readAgain > MaxReadAgain)
            throw Lexer.Error(saved.Token.At, $"more than {MaxReadAgain} characters of the module can be read as a comprehension or as an operator");
        (Token, _afterToken) = saved;
        _lexer.Place = saved.Place;
    }

    /// <summary>Ends the parsing.</summary>
    /// <exception cref="RegoException">Always.</exception>
    [DoesNotReturn]
    public void Fail(string expected) => throw Lexer.Error(Token.At, $"unexpected {Token.Description} token: {expected}");

    /// <summary>Whether a point and a letter follow the word, as in <c>else.x</c>.</summary>
    bool IsBeginningOfPath() =>
        _lexer.Place.Position == Token.End && _lexer.Peek() == '.' && (char.IsAsciiLetter(_lexer.Peek(1)) || _lexer.Peek(1) == '_');
}
