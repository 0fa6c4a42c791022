using System.Collections.Immutable;

namespace Plimsoll.Cel.Syntax;

/// <summary>
/// Hands out the words of an expression and collects its mistakes. After a mistake of syntax there are no more words, so that
/// everybody who reads comes to an end.
/// </summary>
sealed class TokenReader
{
    readonly SourceText _source;
    readonly List<CelIssue> _issues = [];
    Lexer _lexer;
    Token _previous;

    public TokenReader(SourceText source)
    {
        _source = source;
        _lexer = new Lexer(source.Text);
        Current = _lexer.Next();
    }

    /// <summary>The next word, not yet taken.</summary>
    public Token Current { get; private set; }

    /// <summary>Whether a mistake of syntax has ended the reading.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The mistakes, in the order of the text.</summary>
    public ImmutableArray<CelIssue> Issues => [.. _issues.OrderBy(issue => issue.Offset)];

    /// <summary>The characters of a word.</summary>
    public ReadOnlySpan<char> Span(Token token) => _source.Text.AsSpan(token.Start, token.End - token.Start);

    /// <summary>Takes the next word.</summary>
    public Token Take()
    {
        _previous = Current;
        if (!HasFailed)
            Current = _lexer.Next();
        return _previous;
    }

    /// <summary>Takes the next word if it is of the kind.</summary>
    public bool TryTake(TokenKind kind, out Token token)
    {
        token = Current;
        if (Current.Kind != kind)
            return false;
        Take();
        return true;
    }

    /// <summary>Takes the next word if it is of the kind.</summary>
    public bool TryTake(TokenKind kind) => TryTake(kind, out _);

    /// <summary>Takes the next word, which must be of the kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="expected">What is told to be expected.</param>
    public Token Expect(TokenKind kind, string expected)
    {
        if (TryTake(kind, out var token))
            return token;
        Unexpected(expected);
        return token;
    }

    /// <summary>Ends the reading: the next word cannot stand here.</summary>
    public void Unexpected(string expected)
    {
        var message = Current.Kind == TokenKind.Invalid ? _lexer.Problem : SyntaxMessages.Unexpected(_source.Text, Current, _previous, expected);
        Fail(Current.Start, message);
    }

    /// <summary>Ends the reading with a mistake of syntax.</summary>
    public void Fail(int offset, string message)
    {
        if (HasFailed)
            return;
        Report(offset, message);
        HasFailed = true;
        Current = new Token(TokenKind.End, _source.Text.Length, _source.Text.Length);
    }

    /// <summary>Notes a mistake that does not hinder further reading.</summary>
    public void Report(int offset, string message)
    {
        if (HasFailed || _issues.Count >= CelLimits.MaxIssues)
            return;
        _issues.Add(_source.Issue(offset, message));
    }
}
