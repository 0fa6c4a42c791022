using System.Collections.Immutable;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Syntax;

/// <summary>Reads template strings.</summary>
/// <param name="reader">The tokens.</param>
/// <param name="parseLiteral">Reads an expression, up to its brace.</param>
sealed class TemplateParser(TokenReader reader, Func<Literal> parseLiteral)
{
    /// <summary>Reads the template string that the reader is at.</summary>
    public TemplateTerm Parse()
    {
        var token = reader.Token;
        var isRaw = token.Text == "`";
        var parts = ImmutableArray.CreateBuilder<Term>();
        while (true)
        {
            var text = reader.Lexer.ReadTemplateText(isRaw, token.At, out var ended);
            if (text.Length > 0)
                parts.Add(new ValueTerm(token.At, new RegoString(text)));
            if (ended)
                break;
            reader.Advance();
            parts.Add(ParseExpression());
            if (!reader.Token.Is("}"))
                reader.Fail("expected \"}\" after the expression of the template string");
            if (parts.Count > JsonNumbers.MaxLength)
                throw Lexer.Error(token.At, $"more than {JsonNumbers.MaxLength} parts of a template string");
        }

        reader.Advance();
        return TermParser.Checked(new TemplateTerm(token.At, parts.ToImmutable()));
    }

    ComprehensionTerm ParseExpression()
    {
        var literal = parseLiteral();
        if (literal.Statement is not TermStatement { Term: var term })
            throw Lexer.Error(literal.At, "expected a term in the template string");
        var value = new VarTerm(literal.At, reader.NextTemporary());
        var bound = new Literal(literal.At, new UnifyStatement(value, term)) { With = literal.With };
        return TermParser.Checked(new ComprehensionTerm(literal.At, ComprehensionKind.Set, null, value, new Body([bound])));
    }
}
