using System.Collections.Immutable;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Syntax;

/// <summary>Builds the parts of an expression from its words, by recursive descent.</summary>
/// <remarks>cel-spec, doc/langdef.md, "Syntax"; where it is silent, the grammar of cel-go (parser/gen/CEL.g4).</remarks>
sealed class ExpressionReader(TokenReader tokens, CelOptions options, ImmutableArray<Macro> macros)
{
    int _depth;

    /// <summary>The greatest number given to a part.</summary>
    public int LastId { get; private set; }

    /// <summary>Reads the whole text.</summary>
    public Expr Read()
    {
        var root = Expression();
        if (tokens.Current.Kind != TokenKind.End)
            tokens.Unexpected("an operator or the end of the expression");
        return root;
    }

    public int NextId() => ++LastId;

    Expr Expression()
    {
        if (++_depth > options.MaxDepth)
            tokens.Fail(tokens.Current.Start, $"expression recursion limit exceeded: {options.MaxDepth} levels");
        var result = Binary(Precedence.Or);
        if (tokens.TryTake(TokenKind.Question, out var question))
        {
            var id = NextId();
            var then = Binary(Precedence.Or);
            tokens.Expect(TokenKind.Colon, "':' and the value of the other case");
            result = new CallExpr(id, question.Start, Operators.Conditional, null, [result, then, Expression()]);
        }

        _depth--;
        return result;
    }

    /// <summary>Reads operators of at least <paramref name="lowest"/> precedence; equal ones group to the left.</summary>
    Expr Binary(int lowest)
    {
        var left = Unary();
        while (Precedence.Of(tokens.Current.Kind) is var precedence && precedence >= lowest)
            left = precedence <= Precedence.And ? Chain(left, precedence) : Operation(left, precedence);
        return left;
    }

    /// <summary>Reads <c>a &amp;&amp; b &amp;&amp; c</c> as one call.</summary>
    CallExpr Chain(Expr first, int precedence)
    {
        var terms = ImmutableArray.CreateBuilder<Expr>();
        terms.Add(first);
        var id = NextId();
        var sign = tokens.Current;
        while (tokens.TryTake(sign.Kind))
            terms.Add(Binary(precedence + 1));
        return new CallExpr(id, sign.Start, Precedence.FunctionOf(sign.Kind), null, terms.DrainToImmutable());
    }

    CallExpr Operation(Expr left, int precedence)
    {
        var id = NextId();
        var sign = tokens.Take();
        return new CallExpr(id, sign.Start, Precedence.FunctionOf(sign.Kind), null, [left, Binary(precedence + 1)]);
    }

    Expr Unary() => tokens.Current.Kind switch
    {
        TokenKind.Not => Negation(),
        TokenKind.Minus => Minus(),
        _ => Member(),
    };

    /// <summary>Two negations cancel each other in the syntax already, as in cel-go.</summary>
    Expr Negation()
    {
        var first = tokens.Current;
        var id = NextId();
        var count = CountOf(TokenKind.Not);
        Expr operand;
        if (tokens.TryTake(TokenKind.Minus, out var minus))
        {
            if (tokens.Current.Kind is not (TokenKind.Int or TokenKind.Double))
                tokens.Unexpected("a number: '-' after '!' needs parentheses");
            operand = Member(minus);
        }
        else
        {
            operand = Member();
        }

        return count % 2 == 0 ? operand : new CallExpr(id, first.Start, Operators.Not, null, [operand]);
    }

    /// <summary>One minus before a number belongs to the number; two of them cancel each other.</summary>
    Expr Minus()
    {
        var first = tokens.Current;
        var count = CountOf(TokenKind.Minus);
        if (count == 1 && tokens.Current.Kind is (TokenKind.Int or TokenKind.Double))
            return Member(first);
        var id = NextId();
        var operand = Member();
        return count % 2 == 0 ? operand : new CallExpr(id, first.Start, Operators.Negate, null, [operand]);
    }

    int CountOf(TokenKind sign)
    {
        var count = 0;
        while (tokens.TryTake(sign))
            count++;
        return count;
    }

    /// <summary>Reads a value with the fields, methods and indexes after it.</summary>
    /// <param name="minus">The minus that belongs to the number that follows.</param>
    Expr Member(Token? minus = null)
    {
        var isInParentheses = tokens.Current.Kind == TokenKind.OpenParenthesis;
        var result = Primary(minus);
        var first = isInParentheses ? null : result as IdentExpr;
        var isName = first is not null;
        while (true)
        {
            switch (tokens.Current.Kind)
            {
                case TokenKind.Dot:
                    result = Selection(result, out var isPlain);
                    isName &= isPlain;
                    break;
                case TokenKind.OpenBracket:
                    result = Index(result);
                    isName = false;
                    break;
                case TokenKind.OpenBrace when isName:
                    result = Struct(result);
                    (first, isName) = (null, false);
                    break;
                default:
                    if (first is not null)
                        CheckReserved(first.Name, first.Offset);
                    return result;
            }
        }
    }

    Expr Primary(Token? minus)
    {
        var token = tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.OpenParenthesis:
                tokens.Take();
                var inner = Expression();
                tokens.Expect(TokenKind.CloseParenthesis, "an operator or ')'");
                return inner;
            case TokenKind.OpenBracket:
                return List();
            case TokenKind.OpenBrace:
                return Map();
            case TokenKind.Dot or TokenKind.Name:
                return NameOrCall();
            case >= TokenKind.Int and <= TokenKind.Null:
                tokens.Take();
                return new ConstantExpr(NextId(), minus?.Start ?? token.Start, Literals.Read(tokens, token, minus is not null));
            default:
                tokens.Unexpected("a value");
                return new ConstantExpr(NextId(), token.Start, CelValue.Null);
        }
    }

    Expr NameOrCall()
    {
        var dot = tokens.TryTake(TokenKind.Dot) ? "." : "";
        var token = tokens.Expect(TokenKind.Name, "a name");
        var name = string.Concat(dot, tokens.Span(token));
        if (tokens.Current.Kind != TokenKind.OpenParenthesis)
            return new IdentExpr(NextId(), token.Start, name);
        CheckReserved(name, token.Start);
        return Call(name, null);
    }

    void CheckReserved(string name, int offset)
    {
        var word = name.AsSpan().TrimStart('.');
        if (Names.IsReserved(word))
            tokens.Report(offset, $"reserved identifier: {word}");
    }

    /// <summary>Reads <c>.field</c>, <c>.?field</c> or <c>.method(…)</c>.</summary>
    Expr Selection(Expr operand, out bool isPlain)
    {
        var dot = tokens.Take();
        var isOptional = tokens.TryTake(TokenKind.Question);
        if (isOptional && !options.OptionalSyntax)
            tokens.Report(dot.Start, "unsupported syntax '.?'");
        var name = tokens.Current;
        var field = FieldName("the name of a field or method");
        isPlain = name.Kind == TokenKind.Name && !isOptional;
        if (isOptional)
            return new CallExpr(NextId(), dot.Start, Operators.OptionalSelect, null, [operand, new ConstantExpr(NextId(), name.Start, CelValue.String(field))]);
        if (!isPlain || tokens.Current.Kind != TokenKind.OpenParenthesis)
            return new SelectExpr(NextId(), dot.Start, operand, field, isTest: false);
        isPlain = false;
        return Call(field, operand);
    }

    string FieldName(string expected)
    {
        if (tokens.TryTake(TokenKind.QuotedName, out var quoted))
        {
            if (!options.QuotedFields)
                tokens.Report(quoted.Start, "unsupported syntax: '`'");
            return tokens.Span(quoted)[1..^1].ToString();
        }

        return tokens.Span(tokens.Expect(TokenKind.Name, expected)).ToString();
    }

    CallExpr Index(Expr operand)
    {
        var open = tokens.Take();
        var id = NextId();
        var isOptional = tokens.TryTake(TokenKind.Question);
        if (isOptional && !options.OptionalSyntax)
            tokens.Report(open.Start, "unsupported syntax '[?'");
        var index = Expression();
        tokens.Expect(TokenKind.CloseBracket, "an operator or ']'");
        return new CallExpr(id, open.Start, isOptional ? Operators.OptionalIndex : Operators.Index, null, [operand, index]);
    }

    Expr Call(string function, Expr? target)
    {
        var open = tokens.Take();
        var id = NextId();
        var arguments = Arguments();
        return Expanded(function, target, arguments, open.Start) ?? new CallExpr(id, open.Start, function, target, arguments);
    }

    ImmutableArray<Expr> Arguments()
    {
        var arguments = ImmutableArray.CreateBuilder<Expr>();
        if (tokens.Current.Kind != TokenKind.CloseParenthesis)
        {
            do
                arguments.Add(Expression());
            while (tokens.TryTake(TokenKind.Comma));
        }

        tokens.Expect(TokenKind.CloseParenthesis, "an operator, ',' or ')'");
        return arguments.DrainToImmutable();
    }

    Expr? Expanded(string function, Expr? target, ImmutableArray<Expr> arguments, int offset)
    {
        if (tokens.HasFailed)
            return null;
        var macro = Find(arguments.Length) ?? Find(-1);
        return macro?.Expand(new CallContext(this, tokens, offset), target, arguments);

        Macro? Find(int count)
        {
            for (var i = macros.Length - 1; i >= 0; i--)
            {
                var candidate = macros[i];
                if (candidate.Arguments == count && candidate.IsMember == target is not null && candidate.Function == function)
                    return candidate;
            }

            return null;
        }
    }

    ListExpr List()
    {
        var open = tokens.Take();
        var id = NextId();
        var items = ImmutableArray.CreateBuilder<Expr>();
        var optionals = ImmutableArray.CreateBuilder<int>();
        Entries(TokenKind.CloseBracket, "an operator, ',' or ']'", () =>
        {
            if (IsOptional())
                optionals.Add(items.Count);
            items.Add(Expression());
        });
        return new ListExpr(id, open.Start, items.DrainToImmutable(), optionals.DrainToImmutable());
    }

    MapExpr Map()
    {
        var open = tokens.Take();
        var id = NextId();
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        Entries(TokenKind.CloseBrace, "an operator, ',' or '}'", () =>
        {
            var entryId = NextId();
            var isOptional = IsOptional();
            var key = Expression();
            var colon = tokens.Expect(TokenKind.Colon, "':' and the value of the key");
            entries.Add(new MapEntry(entryId, colon.Start, key, Expression(), isOptional));
        });
        return new MapExpr(id, open.Start, entries.DrainToImmutable());
    }

    StructExpr Struct(Expr name)
    {
        var open = tokens.Take();
        var id = NextId();
        var fields = ImmutableArray.CreateBuilder<StructField>();
        Entries(TokenKind.CloseBrace, "an operator, ',' or '}'", () =>
        {
            var fieldId = NextId();
            var isOptional = IsOptional();
            var field = FieldName("the name of a field or '}'");
            var colon = tokens.Expect(TokenKind.Colon, "':' and the value of the field");
            fields.Add(new StructField(fieldId, colon.Start, field, Expression(), isOptional));
        });
        return new StructExpr(id, open.Start, QualifiedName(name), fields.DrainToImmutable());
    }

    /// <summary>Reads entries up to the closing sign; a comma may stand behind the last one, or alone.</summary>
    void Entries(TokenKind close, string expected, Action readEntry)
    {
        if (tokens.Current.Kind != close && !tokens.TryTake(TokenKind.Comma))
        {
            do
                readEntry();
            while (tokens.TryTake(TokenKind.Comma) && tokens.Current.Kind != close);
        }

        tokens.Expect(close, expected);
    }

    bool IsOptional()
    {
        if (!tokens.TryTake(TokenKind.Question, out var question))
            return false;
        if (!options.OptionalSyntax)
            tokens.Report(question.Start, "unsupported syntax '?'");
        return true;
    }

    static string QualifiedName(Expr name)
    {
        var parts = new Stack<string>();
        while (name is SelectExpr select)
        {
            parts.Push(select.Field);
            name = select.Operand;
        }

        if (name is IdentExpr first)
            parts.Push(first.Name);
        return string.Join('.', parts);
    }
}
