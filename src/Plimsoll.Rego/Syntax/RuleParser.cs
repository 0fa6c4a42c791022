using System.Collections.Immutable;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Syntax;

/// <summary>Reads rules.</summary>
sealed class RuleParser(TokenReader reader, LiteralParser literals)
{
    TermParser Terms => literals.Terms;

    /// <summary>Reads a rule; more than one where further bodies follow the first.</summary>
    public void ParseRule(ICollection<RuleSyntax> rules, int statement)
    {
        var isDefault = reader.AcceptKeyword("default");
        var head = ParseHead(out var isValueWritten);
        if (isDefault)
        {
            rules.Add(ParseDefault(head, isValueWritten, statement));
            return;
        }

        var hasIf = reader.AcceptKeyword("if");
        head = WithKey(head, isValueWritten, hasIf);
        if (!hasIf && !reader.Token.Is("{"))
        {
            if (!isValueWritten && head is { Key: null, Parameters: null })
                throw Lexer.Error(head.At, $"expected a value or a body of the rule{NameOf(head)}");
            rules.Add(new RuleSyntax(head, new Body([])) { Statement = statement });
            return;
        }

        var body = ParseRuleBody(hasIf, head.At);
        rules.Add(new RuleSyntax(head, body) { Else = ParseElse(head), Statement = statement });
        while (!hasIf && reader.Token.Is("{"))
        {
            RequireV0(reader.Token.At);
            rules.Add(new RuleSyntax(head, ParseRuleBody(hasIf: false, head.At)) { Statement = statement });
        }
    }

    static string NameOf(RuleHead head) => head.Path[0] is VarTerm name ? $" \"{name.WrittenName}\"" : "";

    static RuleSyntax ParseDefault(RuleHead head, bool isValueWritten, int statement)
    {
        if (!isValueWritten || head.Key is not null)
            throw Lexer.Error(head.At, $"expected a value of the default rule{NameOf(head)}");
        return new RuleSyntax(head, new Body([])) { IsDefault = true, Statement = statement };
    }

    RuleHead ParseHead(out bool isValueWritten)
    {
        if (!reader.IsName())
            reader.Fail("expected a rule, or \"import\" before the first rule");
        var name = reader.Advance();
        ImmutableArray<Term> path = [new VarTerm(name.At, name.Text), .. Terms.ParsePath()];
        ImmutableArray<Term>? parameters = null;
        if (Terms.IsPathSign("("))
        {
            reader.Advance();
            parameters = Terms.ParseList(")");
        }

        Term? key = null;
        if (parameters is null && reader.IsKeyword("contains"))
        {
            reader.Advance();
            key = Terms.ParseMembership();
        }

        isValueWritten = key is null && (reader.Accept(":=") || reader.Accept("="));
        var value = isValueWritten ? Terms.ParseMembership() : null;
        return new RuleHead(name.At, path, parameters, key, value);
    }

    /// <summary>What v0 writes <c>p[x]</c> is a set; with <c>if</c>, and with longer paths, it is an object.</summary>
    RuleHead WithKey(RuleHead head, bool isValueWritten, bool hasIf)
    {
        if (head.Key is not null || head.Parameters is not null || isValueWritten || hasIf || head.Path.Length != 2)
            return head;
        if (reader.IsV1)
            throw Lexer.Error(head.At, "`contains` keyword is required for partial set rules");
        return head with { Path = head.Path[..1], Key = head.Path[1] };
    }

    Body ParseRuleBody(bool hasIf, RegoLocation at)
    {
        if (!hasIf)
            RequireV0(at);
        if (!reader.Token.Is("{"))
            return new Body([literals.ParseLiteral()]);
        var start = reader.Save();
        Body body;
        try
        {
            body = ParseBraces();
        }
        catch (RegoException) when (hasIf && TryParseLiteral(start) is { } literal)
        {
            return new Body([literal]);
        }

        if (!hasIf || !(IsTermContinued() || IsComprehensionToo(body)))
            return body;
        var end = reader.Save();
        if (TryParseLiteral(start) is { Statement: not TermStatement { Term: SetTerm } } collection)
            return new Body([collection]);
        reader.Restore(end);
        return body;
    }

    /// <summary>Whether an operator follows, so that what looked like a body is the first operand: <c>if {1} == x</c>.</summary>
    bool IsTermContinued() => reader.IsKeyword("in") || reader.IsKeyword("with")
        || (reader.Token.Kind == TokenKind.Sign && !reader.Token.Is(";") && !reader.Token.Is("{") && !reader.Token.Is("}"));

    /// <summary>Whether a body begins with the operator that is the line of comprehensions, which OPA takes it for: <c>if {x | x = 1}</c>.</summary>
    static bool IsComprehensionToo(Body body) => body.Literals[0] is { IsNegated: false } first && first.Statement switch
    {
        TermStatement statement => statement.Term,
        UnifyStatement statement => statement.Left,
        AssignStatement statement => statement.Left,
        _ => null,
    } is CallTerm { Function: VarTerm { Name: "or" } };

    /// <summary>What follows <c>if</c> and looks like a body may be a collection; if it is neither, the body's own mistake is told.</summary>
    Literal? TryParseLiteral((Token Token, LexerPlace Place) start)
    {
        reader.Restore(start);
        try
        {
            return literals.ParseLiteral();
        }
        catch (RegoException)
        {
            return null;
        }
    }

    Body ParseBraces()
    {
        reader.Advance();
        if (reader.Token.Is("}"))
            throw Lexer.Error(reader.Token.At, "the body of the rule is empty");
        var body = literals.ParseBody("}");
        reader.Expect("}");
        return body;
    }

    void RequireV0(RegoLocation at)
    {
        if (reader.IsV1)
            throw Lexer.Error(at, "`if` keyword is required before rule body");
    }

    RuleSyntax? ParseElse(RuleHead head)
    {
        var first = new List<RuleSyntax>();
        while (reader.IsKeyword("else"))
        {
            var at = reader.Advance().At;
            if (head.Key is not null)
                throw Lexer.Error(at, "else keyword cannot be used on multi-value rules");
            var value = reader.Accept(":=") || reader.Accept("=") ? Terms.ParseMembership() : null;
            var hasIf = reader.AcceptKeyword("if");
            var hasBody = hasIf || reader.Token.Is("{");
            if (!hasBody && value is null)
                reader.Fail("expected a value or a body after \"else\"");
            var body = hasBody ? ParseRuleBody(hasIf, at) : new Body([]);
            first.Add(new RuleSyntax(head with { At = at, Value = value ?? new ValueTerm(at, RegoBoolean.True) }, body));
        }

        RuleSyntax? chain = null;
        for (var index = first.Count - 1; index >= 0; index--)
            chain = first[index] with { Else = chain };
        return chain;
    }
}
