using System.Collections.Immutable;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Syntax;

/// <summary>Reads terms.</summary>
sealed class TermParser(TokenReader reader)
{
    /// <summary>Deepest nesting of a term, in terms.</summary>
    const int MaxDepth = 300;

    /// <summary>How often the parser may find that what looked like a comprehension is none, in one module.</summary>
    const int MaxSecondLooks = 100;

    /// <summary>Longest path, in keys.</summary>
    const int MaxPath = 300;

    /// <summary>The operators, from those that bind least.</summary>
    static readonly ImmutableArray<ImmutableArray<(string Sign, string Name)>> Levels =
    [
        [("==", "equal"), ("!=", "neq"), ("<", "lt"), ("<=", "lte"), (">", "gt"), (">=", "gte")],
        [("|", "or")],
        [("&", "and")],
        [("+", "plus"), ("-", "minus")],
        [("*", "mul"), ("/", "div"), ("%", "rem")],
    ];

    int _nesting;
    int _secondLooks;

    /// <summary>Reads bodies of comprehensions.</summary>
    public required Func<string, Body> ParseBody { get; init; }

    /// <summary>Reads the expression of a template string, up to its brace.</summary>
    public required Func<Literal> ParseLiteral { get; init; }

    /// <summary>Reads a term with operators, <c>k, v in xs</c> included.</summary>
    public Term ParseMembership() => Nested(() => ParseMembership(withKey: true));

    /// <summary>Reads a term with operators where commas separate terms.</summary>
    public Term ParseInList() => Nested(() => ParseMembership(withKey: false));

    /// <summary>Reads a term with operators other than <c>in</c>.</summary>
    public Term ParseRelation() => Nested(() => ParseInfix(0, withoutPipe: false));

    /// <summary>Reads what follows <c>[</c> or <c>(</c> as a list.</summary>
    public ImmutableArray<Term> ParseList(string end)
    {
        var items = ImmutableArray.CreateBuilder<Term>();
        while (!reader.Token.Is(end))
        {
            items.Add(ParseInList());
            if (!reader.Accept(",") && !reader.Token.Is(end))
                reader.Fail($"expected \",\" or \"{end}\"");
        }

        reader.Expect(end);
        return items.ToImmutable();
    }

    /// <summary>Whether a path goes on here: its signs follow without space.</summary>
    public bool IsPathSign(string sign) => reader.Token.Is(sign) && !reader.Token.AfterSpace;

    /// <summary>Reads something that may contain itself, down to a depth.</summary>
    /// <exception cref="RegoException">It is nested too deep.</exception>
    /// <exception cref="RegoLimitException">It is nested too deep for the stack of this thread.</exception>
    public T Nested<T>(Func<T> parse)
    {
        NestingGuard.Enter();
        if (++_nesting > MaxDepth)
            throw Lexer.Error(reader.Token.At, $"nested deeper than {MaxDepth} terms");
        try
        {
            return parse();
        }
        finally
        {
            _nesting--;
        }
    }

    Term ParseMembership(bool withKey)
    {
        var left = ParseInfix(0, withoutPipe: false);
        if (withKey && reader.Token.Is(","))
        {
            var saved = reader.Save();
            reader.Advance();
            var value = ParseInfix(0, withoutPipe: false);
            if (reader.AcceptKeyword("in"))
                left = Operator("internal.member_3", left, value, ParseInfix(0, withoutPipe: false));
            else
                reader.Restore(saved);
        }

        return ParseMemberships(left);
    }

    Term ParseMemberships(Term left)
    {
        while (reader.AcceptKeyword("in"))
            left = Operator("internal.member_2", left, ParseInfix(0, withoutPipe: false));
        return left;
    }

    Term ParseInfix(int level, bool withoutPipe)
    {
        if (level == Levels.Length)
            return ParsePrimary();
        var left = ParseInfix(level + 1, withoutPipe);
        while (FindOperator(level) is { } name && !(withoutPipe && name == "or"))
        {
            reader.Advance();
            left = Operator(name, left, ParseInfix(level + 1, withoutPipe));
        }

        return left;
    }

    string? FindOperator(int level)
    {
        if (reader.Token.Kind != TokenKind.Sign)
            return null;
        foreach (var (sign, name) in Levels[level])
        {
            if (reader.Token.Text == sign)
                return name;
        }

        return null;
    }

    static CallTerm Operator(string name, params ImmutableArray<Term> arguments)
    {
        var at = arguments[0].At;
        return Checked(new CallTerm(at, PathOf(at, name), arguments));
    }

    static Term PathOf(RegoLocation at, string name)
    {
        var parts = name.Split('.');
        var head = new VarTerm(at, parts[0]);
        return parts.Length == 1 ? head : new RefTerm(at, head, [.. parts.Skip(1).Select(part => new ValueTerm(at, new RegoString(part)))]);
    }

    /// <summary>A term that is not nested too deep.</summary>
    /// <exception cref="RegoException">It is.</exception>
    public static T Checked<T>(T term)
        where T : Term =>
        term.Depth > MaxDepth ? throw Lexer.Error(term.At, $"nested deeper than {MaxDepth} terms") : term;

    Term ParsePrimary()
    {
        var token = reader.Token;
        return token.Kind switch
        {
            TokenKind.Number => ParseNumber(""),
            TokenKind.Text => new ValueTerm(reader.Advance().At, new RegoString(token.Text)),
            TokenKind.Template => new TemplateParser(reader, ParseLiteral).Parse(),
            TokenKind.Name => ParseSuffixes(ParseName()),
            TokenKind.Sign when token.Text == "-" => ParseNegative(),
            TokenKind.Sign when token.Text == "[" => ParseSuffixes(Nested(ParseArray)),
            TokenKind.Sign when token.Text == "{" => ParseSuffixes(Nested(ParseBraces)),
            TokenKind.Sign when token.Text == "(" => ParseParentheses(),
            _ => Unexpected(),
        };
    }

    Term Unexpected()
    {
        reader.Fail("expected a term");
        return null;
    }

    ValueTerm ParseNegative()
    {
        reader.Advance();
        if (reader.Token.Kind != TokenKind.Number)
            reader.Fail("expected a number after \"-\"");
        return ParseNumber("-");
    }

    ValueTerm ParseNumber(string sign)
    {
        var token = reader.Advance();
        if (!RegoNumber.TryParse(sign + token.Text, out var number))
            throw Lexer.Error(token.At, $"{sign}{token.Text} is not a number: of digits before the point the first is not 0, and there are at most {JsonNumbers.MaxLength} characters");
        return new ValueTerm(token.At, number);
    }

    Term ParseParentheses()
    {
        reader.Advance();
        var term = ParseMembership();
        reader.Expect(")");
        return term;
    }

    Term ParseName()
    {
        if (reader.IsKeyword("true") || reader.IsKeyword("false"))
        {
            var word = reader.Advance();
            return new ValueTerm(word.At, RegoBoolean.Of(word.Text == "true"));
        }

        if (reader.IsKeyword("null"))
            return new ValueTerm(reader.Advance().At, RegoNull.Value);
        if (!reader.IsName())
            reader.Fail("expected a term, this is a word of the language");
        var token = reader.Advance();
        if (token.Text == "set" && IsPathSign("("))
        {
            reader.Advance();
            reader.Expect(")");
            return new ValueTerm(token.At, RegoSet.Empty);
        }

        return new VarTerm(token.At, token.Text == "_" ? reader.NextWildcard() : token.Text);
    }

    /// <summary>Reads what follows a term: path and calls.</summary>
    Term ParseSuffixes(Term term)
    {
        while (true)
        {
            if (IsPathSign("("))
            {
                reader.Advance();
                term = Checked(new CallTerm(term.At, term, ParseList(")")));
            }
            else if (IsPathSign(".") || IsPathSign("["))
            {
                term = Checked(new RefTerm(term.At, term, ParsePath()));
            }
            else
            {
                return term;
            }
        }
    }

    /// <summary>Reads the rest of a path.</summary>
    public ImmutableArray<Term> ParsePath()
    {
        var path = ImmutableArray.CreateBuilder<Term>();
        while (true)
        {
            if (path.Count > MaxPath)
                throw Lexer.Error(reader.Token.At, $"a path of more than {MaxPath} keys");
            if (IsPathSign("."))
            {
                reader.Advance();
                var name = reader.ExpectWord();
                path.Add(new ValueTerm(name.At, new RegoString(name.Text)));
            }
            else if (IsPathSign("["))
            {
                reader.Advance();
                path.Add(ParseInList());
                reader.Expect("]");
            }
            else
            {
                return path.ToImmutable();
            }
        }
    }

    Term ParseArray()
    {
        var at = reader.Advance().At;
        if (reader.Accept("]"))
            return new ValueTerm(at, RegoArray.Empty);
        var first = ParseFirst("]", out var body);
        return body is not null
            ? Checked(new ComprehensionTerm(at, ComprehensionKind.Array, null, first, body))
            : Checked(new ArrayTerm(at, ParseRest(first, "]")));
    }

    Term ParseBraces()
    {
        var at = reader.Advance().At;
        if (reader.Accept("}"))
            return new ValueTerm(at, RegoObject.Empty);
        var first = ParseFirst("}", out var body);
        if (body is not null)
            return Checked(new ComprehensionTerm(at, ComprehensionKind.Set, null, first, body));
        return reader.Token.Is(":") ? ParseObject(at, first) : Checked(new SetTerm(at, ParseRest(first, "}")));
    }

    Term ParseObject(RegoLocation at, Term firstKey)
    {
        reader.Expect(":");
        var firstValue = ParseFirst("}", out var body);
        if (body is not null)
            return Checked(new ComprehensionTerm(at, ComprehensionKind.Object, firstKey, firstValue, body));
        var keys = ImmutableArray.CreateBuilder<Term>();
        var values = ImmutableArray.CreateBuilder<Term>();
        keys.Add(firstKey);
        values.Add(firstValue);
        while (reader.Accept(",") && !reader.Token.Is("}"))
        {
            keys.Add(ParseInList());
            reader.Expect(":");
            values.Add(ParseInList());
        }

        if (!reader.Token.Is("}"))
            reader.Fail("expected \",\" or \"}\"");
        reader.Advance();
        return Checked(new ObjectTerm(at, keys.ToImmutable(), values.ToImmutable()));
    }

    /// <summary>Reads the first item of a collection, or what a comprehension collects with the body behind it.</summary>
    /// <remarks>
    /// The item is read once, however deep it is nested: only where a line follows that begins no body is it read again, as an operand.
    /// </remarks>
    Term ParseFirst(string end, out Body? body)
    {
        body = null;
        var start = reader.Save();
        var head = ParseInfix(0, withoutPipe: true);
        if (!reader.Token.Is("|"))
            return ParseMemberships(head);
        body = TryParseBody(end);
        if (body is not null)
            return head;
        reader.Restore(start);
        return ParseInList();
    }

    /// <summary>Reads the items behind the first, and the end.</summary>
    ImmutableArray<Term> ParseRest(Term first, string end)
    {
        var items = ImmutableArray.CreateBuilder<Term>();
        items.Add(first);
        while (reader.Accept(",") && !reader.Token.Is(end))
            items.Add(ParseInList());
        if (!reader.Token.Is(end))
            reader.Fail($"expected \",\" or \"{end}\"");
        reader.Advance();
        return items.ToImmutable();
    }

    /// <summary>Reads what follows the line of a comprehension; <c>null</c>, and back before the line, where it is no body.</summary>
    Body? TryParseBody(string end)
    {
        var start = reader.Save();
        try
        {
            reader.Advance();
            var body = ParseBody(end);
            reader.Expect(end);
            return body;
        }
        catch (RegoException) when (_secondLooks < MaxSecondLooks)
        {
            // It may be the operator of sets: if it is not, its own mistake is reported.
            _secondLooks++;
            reader.Restore(start);
            if (IsOperand(end))
                return null;
            throw;
        }
    }

    /// <summary>Whether the line is an operator that stands in a list: its right side is a term that ends where an item may end.</summary>
    bool IsOperand(string end)
    {
        var start = reader.Save();
        reader.Advance();
        try
        {
            ParseInfix(1, withoutPipe: false);
            return reader.Token.Is(",") || reader.Token.Is(":") || reader.Token.Is(end) || reader.Token.Kind == TokenKind.Sign;
        }
        catch (RegoException)
        {
            return false;
        }
        finally
        {
            reader.Restore(start);
        }
    }
}
