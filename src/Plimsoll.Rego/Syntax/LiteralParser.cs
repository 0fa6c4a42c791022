using System.Collections.Immutable;

namespace Plimsoll.Rego.Syntax;

/// <summary>Reads literals and bodies.</summary>
sealed class LiteralParser
{
    readonly TokenReader _reader;

    public LiteralParser(TokenReader reader)
    {
        _reader = reader;
        Terms = new TermParser(reader) { ParseBody = ParseBody, ParseLiteral = ParseLiteral };
    }

    /// <summary>What reads the terms.</summary>
    public TermParser Terms { get; }

    /// <summary>Reads literals up to a sign, which is left; up to the end of the text where the sign is empty.</summary>
    public Body ParseBody(string end)
    {
        var literals = ImmutableArray.CreateBuilder<Literal>();
        while (true)
        {
            literals.Add(ParseLiteral());
            if (IsAt(end))
                break;
            if (_reader.Accept(";"))
            {
                if (IsAt(end))
                    break;
            }
            else if (!_reader.Token.AfterNewLine)
            {
                _reader.Fail($"expected {(end.Length == 0 ? "the end" : $"\"{end}\"")}, \";\" or the next line");
            }
        }

        return new Body(literals.ToImmutable());
    }

    /// <summary>Reads one literal.</summary>
    public Literal ParseLiteral() => Terms.Nested(ParseNestedLiteral);

    Literal ParseNestedLiteral()
    {
        var at = _reader.Token.At;
        if (_reader.AcceptKeyword("some"))
            return new Literal(at, ParseSome()) { With = ParseWith() };
        if (_reader.IsKeyword("every") && !IsCall())
        {
            _reader.Advance();
            return new Literal(at, ParseEvery()) { With = ParseWith() };
        }

        var isNegated = _reader.AcceptKeyword("not");
        var statement = ParseStatement();
        return new Literal(at, statement) { IsNegated = isNegated, With = ParseWith() };
    }

    bool IsAt(string end) => end.Length == 0 ? _reader.Token.Kind == TokenKind.End : _reader.Token.Is(end);

    bool IsCall() => _reader.Lexer.Place.Position == _reader.Token.End && _reader.Lexer.Peek() == '(';

    Statement ParseStatement()
    {
        var left = Terms.ParseMembership();
        if (_reader.Accept(":="))
            return new AssignStatement(left, Terms.ParseMembership());
        return _reader.Accept("=") ? new UnifyStatement(left, Terms.ParseMembership()) : new TermStatement(left);
    }

    Statement ParseSome()
    {
        var terms = new List<Term> { Terms.ParseRelation() };
        while (_reader.Accept(","))
            terms.Add(Terms.ParseRelation());
        if (_reader.AcceptKeyword("in"))
        {
            if (terms.Count > 2)
                throw Lexer.Error(terms[2].At, "expected at most a key and a value between \"some\" and \"in\"");
            return new SomeInStatement(terms.Count == 2 ? terms[0] : null, terms[^1], Terms.ParseRelation());
        }

        foreach (var term in terms)
        {
            if (term is not VarTerm)
                throw Lexer.Error(term.At, "expected variables after \"some\"");
        }

        return new SomeStatement([.. terms.Cast<VarTerm>()]);
    }

    EveryStatement ParseEvery()
    {
        var value = Terms.ParseRelation();
        Term? key = null;
        if (_reader.Accept(","))
            (key, value) = (value, Terms.ParseRelation());
        if (key is not (null or VarTerm) || value is not VarTerm)
            throw Lexer.Error(value.At, "expected variables after \"every\"");
        if (!_reader.AcceptKeyword("in"))
            _reader.Fail("expected \"in\"");
        var domain = Terms.ParseRelation();
        _reader.Expect("{");
        var body = ParseBody("}");
        _reader.Expect("}");
        return new EveryStatement(key, value, domain, body);
    }

    ImmutableArray<WithModifier> ParseWith()
    {
        var modifiers = ImmutableArray.CreateBuilder<WithModifier>();
        while (_reader.AcceptKeyword("with"))
        {
            var target = Terms.ParseRelation();
            if (!_reader.AcceptKeyword("as"))
                _reader.Fail("expected \"as\"");
            modifiers.Add(new WithModifier(target, Terms.ParseInList()));
        }

        return modifiers.ToImmutable();
    }
}
