namespace Plimsoll.Cel.Syntax;

/// <summary>Cuts an expression into words. Blanks and comments are left out.</summary>
/// <remarks>cel-spec, doc/langdef.md, "Syntax"; where it is silent, the grammar of cel-go (parser/gen/CEL.g4).</remarks>
struct Lexer(string text)
{
    int _at;

    /// <summary>What is wrong with the last word, where it is <see cref="TokenKind.Invalid"/>.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>The next word; <see cref="TokenKind.End"/> for ever at the end.</summary>
    public Token Next()
    {
        SkipBlanks();
        if (_at >= text.Length)
            return new Token(TokenKind.End, text.Length, text.Length);
        return text[_at] switch
        {
            '"' or '\'' => Quoted(_at, isRaw: false, TokenKind.String),
            '`' => QuotedName(),
            >= '0' and <= '9' => Number(),
            '.' when IsDigit(At(1)) => Number(),
            var c when IsNameStart(c) => NameOrPrefixedText(),
            _ => Sign(),
        };
    }

    readonly char At(int ahead) => _at + ahead < text.Length ? text[_at + ahead] : '\0';

    Token Take(TokenKind kind, int length)
    {
        var start = _at;
        _at += length;
        return new Token(kind, start, _at);
    }

    Token Refuse(int length, string problem)
    {
        Problem = problem;
        return Take(TokenKind.Invalid, length);
    }

    void SkipBlanks()
    {
        while (_at < text.Length)
        {
            if (text[_at] is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                _at++;
            }
            else if (text[_at] == '/' && At(1) == '/')
            {
                var end = text.IndexOf('\n', _at);
                _at = end < 0 ? text.Length : end;
            }
            else
            {
                return;
            }
        }
    }

    Token NameOrPrefixedText()
    {
        var isBytes = text[_at] is 'b' or 'B';
        var afterB = isBytes ? 1 : 0;
        var isRaw = At(afterB) is 'r' or 'R';
        var prefix = afterB + (isRaw ? 1 : 0);
        if (prefix > 0 && At(prefix) is ('"' or '\''))
            return Quoted(_at + prefix, isRaw, isBytes ? TokenKind.Bytes : TokenKind.String);

        var length = 1;
        while (IsNameStart(At(length)) || IsDigit(At(length)))
            length++;
        return Take(Keyword(text.AsSpan(_at, length)), length);
    }

    static TokenKind Keyword(ReadOnlySpan<char> name) => name switch
    {
        "true" => TokenKind.True,
        "false" => TokenKind.False,
        "null" => TokenKind.Null,
        "in" => TokenKind.In,
        _ => TokenKind.Name,
    };

    Token QuotedName()
    {
        var length = 1;
        while (IsNameStart(At(length)) || IsDigit(At(length)) || At(length) is '.' or '-' or '/' or ' ')
            length++;
        return length > 1 && At(length) == '`'
            ? Take(TokenKind.QuotedName, length + 1)
            : Refuse(1, "a name in backticks has letters, digits, '_', '.', '-', '/' and blanks only, and ends with a backtick");
    }

    Token Number()
    {
        if (text[_at] == '0' && At(1) == 'x' && char.IsAsciiHexDigit(At(2)))
            return HexNumber();

        var length = Digits(0);
        var isDouble = At(length) == '.' && IsDigit(At(length + 1));
        if (isDouble)
            length = Digits(length + 1);
        if (At(length) is 'e' or 'E')
        {
            var digits = length + (At(length + 1) is '+' or '-' ? 2 : 1);
            if (IsDigit(At(digits)))
                return Take(TokenKind.Double, Digits(digits));
        }

        if (isDouble)
            return Take(TokenKind.Double, length);
        return At(length) is 'u' or 'U' ? Take(TokenKind.Uint, length + 1) : Take(TokenKind.Int, length);
    }

    Token HexNumber()
    {
        var length = 2;
        while (char.IsAsciiHexDigit(At(length)))
            length++;
        return At(length) is 'u' or 'U' ? Take(TokenKind.Uint, length + 1) : Take(TokenKind.Int, length);
    }

    readonly int Digits(int from)
    {
        while (IsDigit(At(from)))
            from++;
        return from;
    }

    /// <summary>Finds the end of a text. Its escapes are looked at when it is decoded.</summary>
    Token Quoted(int open, bool isRaw, TokenKind kind)
    {
        var quote = text[open];
        var isTriple = open + 2 < text.Length && text[open + 1] == quote && text[open + 2] == quote;
        var mark = isTriple ? 3 : 1;
        for (var i = open + mark; i < text.Length; i++)
        {
            if (text[i] == '\\' && !isRaw)
                i++;
            else if (text[i] == quote && (!isTriple || (i + 2 < text.Length && text[i + 1] == quote && text[i + 2] == quote)))
                return Take(kind, i + mark - _at);
            else if (!isTriple && text[i] is ('\n' or '\r'))
                return Refuse(i - _at, $"the text that begins here has no closing {quote} on its line; texts of more lines stand in three quotes");
        }

        return Refuse(text.Length - _at, $"the text that begins here has no closing {new string(quote, mark)}");
    }

    Token Sign() => (text[_at], At(1)) switch
    {
        ('=', '=') when At(2) == '=' => Refuse(3, "'===' is no operator: did you mean '=='?"),
        ('=', '=') => Take(TokenKind.Equal, 2),
        ('!', '=') => Take(TokenKind.NotEqual, 2),
        ('<', '=') => Take(TokenKind.LessOrEqual, 2),
        ('>', '=') => Take(TokenKind.GreaterOrEqual, 2),
        ('&', '&') => Take(TokenKind.And, 2),
        ('|', '|') => Take(TokenKind.Or, 2),
        _ => SingleSign(),
    };

    Token SingleSign() => text[_at] switch
    {
        '.' => Take(TokenKind.Dot, 1),
        ',' => Take(TokenKind.Comma, 1),
        ':' => Take(TokenKind.Colon, 1),
        '?' => Take(TokenKind.Question, 1),
        '(' => Take(TokenKind.OpenParenthesis, 1),
        ')' => Take(TokenKind.CloseParenthesis, 1),
        '[' => Take(TokenKind.OpenBracket, 1),
        ']' => Take(TokenKind.CloseBracket, 1),
        '{' => Take(TokenKind.OpenBrace, 1),
        '}' => Take(TokenKind.CloseBrace, 1),
        '+' => Take(TokenKind.Plus, 1),
        '-' => Take(TokenKind.Minus, 1),
        '*' => Take(TokenKind.Star, 1),
        '/' => Take(TokenKind.Slash, 1),
        '%' => Take(TokenKind.Percent, 1),
        '!' => Take(TokenKind.Not, 1),
        '<' => Take(TokenKind.Less, 1),
        '>' => Take(TokenKind.Greater, 1),
        _ => UnknownSign(),
    };

    Token UnknownSign()
    {
        var length = char.IsHighSurrogate(text[_at]) && char.IsLowSurrogate(At(1)) ? 2 : 1;
        return Refuse(length, SyntaxMessages.UnknownCharacter(text.AsSpan(_at, length)));
    }

    static bool IsDigit(char c) => char.IsAsciiDigit(c);

    static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';
}
