namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>The tokens of a text, and what a parser may demand of them.</summary>
sealed class GraphQlTokens
{
    /// <summary>Longest text, in UTF-16 units.</summary>
    public const int MaxTextLength = 4 * 1024 * 1024;

    /// <summary>Deepest nesting of selections, values and types.</summary>
    public const int MaxDepth = 200;

    readonly BuiltinCall _call;
    readonly GraphQlLexer _lexer;
    int _depth;

    /// <summary>The tokens of a text.</summary>
    /// <param name="call">The call.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="GraphQlException">It is too long.</exception>
    public GraphQlTokens(BuiltinCall call, string text)
    {
        call.Charge(text.Length);
        if (text.Length > MaxTextLength)
            throw new GraphQlException($"GraphQL text is longer than {MaxTextLength} characters");
        (_call, _lexer) = (call, new GraphQlLexer(text));
        Peek = _lexer.Next();
    }

    /// <summary>The token to come.</summary>
    public GraphQlToken Peek { get; private set; }

    /// <summary>Takes a token of any kind but an invalid one.</summary>
    /// <exception cref="GraphQlException">It is invalid.</exception>
    public GraphQlToken Next()
    {
        var token = Peek;
        if (token.Kind == GraphQlKind.Invalid)
            throw GraphQlException.At(token.Text, token);
        _call.Charge(1);
        Peek = _lexer.Next();
        return token;
    }

    /// <summary>Takes a sign.</summary>
    /// <param name="sign">The sign.</param>
    /// <exception cref="GraphQlException">There is another token.</exception>
    public void Expect(string sign)
    {
        if (!Skip(sign))
            throw GraphQlException.At($"Expected {sign}, found {Peek.KindText}", Peek);
    }

    /// <summary>Takes a name.</summary>
    /// <exception cref="GraphQlException">There is another token.</exception>
    public string Name() => Peek.Kind == GraphQlKind.Name
        ? Next().Text
        : throw GraphQlException.At($"Expected Name, found {Peek.KindText}", Peek);

    /// <summary>Takes one certain name.</summary>
    /// <param name="keyword">The name.</param>
    /// <exception cref="GraphQlException">There is another token.</exception>
    public void Keyword(string keyword)
    {
        if (!Peek.IsName(keyword))
            throw GraphQlException.At($"Expected \"{keyword}\", found {Peek}", Peek);
        Next();
    }

    /// <summary>Takes a sign if it is there.</summary>
    /// <param name="sign">The sign.</param>
    public bool Skip(string sign)
    {
        if (!Peek.IsSign(sign))
            return false;
        Next();
        return true;
    }

    /// <summary>What a parser says of a token that it cannot go on with.</summary>
    public GraphQlException Unexpected() => Unexpected(Peek);

    /// <summary>What a parser says of a token that it cannot go on with.</summary>
    /// <param name="token">The token.</param>
    public static GraphQlException Unexpected(GraphQlToken token) => GraphQlException.At($"Unexpected {token}", token);

    /// <summary>A list between two signs, which may be left out; each item is read by a function.</summary>
    /// <param name="open">The first sign.</param>
    /// <param name="close">The last sign.</param>
    /// <param name="isEmptyAllowed">Whether there may be nothing between them.</param>
    /// <param name="read">Reads an item.</param>
    /// <exception cref="GraphQlException">It is not well-formed.</exception>
    public List<T> List<T>(string open, string close, bool isEmptyAllowed, Func<T> read)
    {
        var items = new List<T>();
        if (!Skip(open))
            return items;
        while (!Peek.IsSign(close))
            items.Add(Nested(read));
        if (items.Count == 0 && !isEmptyAllowed)
            throw GraphQlException.At($"expected at least one definition, found {Peek.KindText}", Peek);
        Next();
        return items;
    }

    /// <summary>Reads something one level deeper.</summary>
    /// <param name="read">Reads it.</param>
    /// <exception cref="GraphQlException">That is too deep.</exception>
    public T Nested<T>(Func<T> read)
    {
        if (_depth == MaxDepth)
            throw GraphQlException.At($"nested deeper than {MaxDepth} levels", Peek);
        _depth++;
        var value = read();
        _depth--;
        return value;
    }
}
