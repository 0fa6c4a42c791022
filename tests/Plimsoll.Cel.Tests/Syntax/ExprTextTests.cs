using System.Collections.Immutable;
using CsCheck;

namespace Plimsoll.Cel.Syntax;

public sealed class ExprTextTests
{
    static readonly ImmutableArray<Macro> Macros = [.. StandardMacros.All, .. TwoVariableMacros.All, .. BindingMacros.All, .. OptionalMacros.All];

    [Theory]
    [InlineData("a+b*c", "a + b * c")]
    [InlineData("(a+b)*c", "(a + b) * c")]
    [InlineData("a-(b-c)", "a - (b - c)")]
    [InlineData("((a-b))-c", "a - b - c")]
    [InlineData("a&&(b&&c)||d", "a && (b && c) || d")]
    [InlineData("(a||b)&&c", "(a || b) && c")]
    [InlineData("(a?b:c)?(d?e:f):g?h:i", "(a ? b : c) ? (d ? e : f) : g ? h : i")]
    [InlineData("!(a&&b)", "!(a && b)")]
    [InlineData("!(!a)", "!(!a)")]
    [InlineData("-(1)", "-(1)")]
    [InlineData("-(-1)", "-(-1)")]
    [InlineData("(-a).b", "(-a).b")]
    [InlineData("(a+b).c[d](1)[?e].?f", null)]
    [InlineData("(a+b).c[d][?e].?f", "(a + b).c[d][?e].?f")]
    [InlineData("a.`b-c`.`in`.?`d e`", "a.`b-c`.`in`.?`d e`")]
    [InlineData("a.`plain`", "a.plain")]
    [InlineData("has( a.b )", "has(a.b)")]
    [InlineData("A.B{c:1,?d:e}", "A.B{c: 1, ?d: e}")]
    [InlineData("{'a':1,?2:b}", "{\"a\": 1, ?2: b}")]
    [InlineData("[?a,1u,2.0,1e30]", "[?a, 1u, 2.0, 1E+30]")]
    [InlineData("'a\"\\n\\\\\\u0001'", "\"a\\\"\\n\\\\\\u0001\"")]
    [InlineData("b'a\\xff\"'", "b\"a\\xff\\\"\"")]
    [InlineData("a.map(x,x>1,x+1).filter(y,y in b)", "a.map(x, x > 1, x + 1).filter(y, y in b)")]
    [InlineData("(a+b).existsOne(x,x)", "(a + b).exists_one(x, x)")]
    [InlineData("cel.bind(x,1,x+x)", "cel.bind(x, 1, x + x)")]
    public void Text_is_canonical(string text, string? expected)
    {
        var root = Parser.Parse(text, new CelOptions(), Macros).Root;
        Assert.Equal(expected, root is null ? null : ExprText.Of(root));
    }

    [Fact]
    public void What_is_written_reads_as_the_same_expression() =>
        Texts(4).Sample(text =>
        {
            var first = Parser.Parse(text, new CelOptions(), Macros);
            Assert.True(first.Root is not null, $"{text}: {string.Join(", ", first.Issues)}");
            var written = ExprText.Of(first.Root);
            var second = Parser.Parse(written, new CelOptions(), Macros);
            Assert.True(second.Root is not null, $"{text} is written as {written}");
            Assert.Equal(Shape(first.Root), Shape(second.Root));
            Assert.Equal(written, ExprText.Of(second.Root));
        }, iter: 10_000);

    static Gen<string> Texts(int depth)
    {
        var leaf = Gen.OneOf<string>("a", "b.c", ".d", "1", "-1", "2u", "-2.5", "1e300", "'t\\n\"'", "b'\\xff'", "null", "true", "[]", "{}", "A.B{}", "-9223372036854775808");
        if (depth == 0)
            return leaf;
        var inner = Texts(depth - 1);
        var pattern = Gen.OneOf<string>(
            "(0) + (1)", "(0) - (1)", "(0) * (1) % (2)", "(0) && (1) && (2)", "(0) || (1)", "(0) == (1)", "(0) in (1)", "(0) ? (1) : (2)", "!(0)", "-(0)", "(0).f", "(0).?f",
            "(0).`g-h`", "(0)[1]", "(0)[?1]", "(0).m(1, 2)", "f(0, 1)", "[0, ?1]", "{?0: 1, 2: 0}", "A{b: 0, ?c: 1}", "has((0).x)", "(0).all(x, 1)", "(0).exists_one(x, 1)",
            "(0).map(x, 1, 2)", "(0).map(x, 1)", "(0).filter(x, 1)", "(0).transformMap(k, v, 1, 2)", "(0).transformMapEntry(k, v, 1)", "cel.bind(x, 0, 1)", "(0).optMap(x, 1)",
            "(0).optFlatMap(x, 1)");
        var nested = Gen.Select(pattern, inner, inner, inner, Filled);
        return Gen.OneOf<string>(leaf, nested, nested);
    }

    static string Filled(string pattern, string first, string second, string third) => string.Concat(pattern.Select(c => c switch
    {
        '0' => first,
        '1' => second,
        '2' => third,
        _ => c.ToString(),
    }));

    /// <summary>The structure of an expression: its parts in nested parentheses.</summary>
    static string Shape(Expr part)
    {
        var parts = new List<Expr>();
        ExprSize.AddChildren(part, parts);
        return $"({Head(part)} {string.Join(' ', parts.Select(Shape))})";
    }

    static string Head(Expr part) => part switch
    {
        ConstantExpr constant => $"{constant.Value.Kind} {constant.Value}",
        IdentExpr name => name.Name,
        SelectExpr select => $".{select.Field} {select.IsTest}",
        CallExpr call => $"{call.Function} {call.Target is null}",
        ListExpr list => $"list {string.Join(' ', list.Optionals)}",
        MapExpr map => $"map {string.Join(' ', map.Entries.Select(entry => entry.IsOptional))}",
        StructExpr made => $"{made.TypeName} {string.Join(' ', made.Fields.Select(field => (field.Name, field.IsOptional)))}",
        ComprehensionExpr loop => $"{loop.Kind} {loop.Variable} {loop.SecondVariable} {loop.AccumulatorVariable}",
        _ => "",
    };
}
