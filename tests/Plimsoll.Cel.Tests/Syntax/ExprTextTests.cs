using System.Collections.Immutable;

namespace Plimsoll.Cel.Syntax;

public sealed class ExprTextTests
{
    static readonly ImmutableArray<Macro> Macros = [.. StandardMacros.All, .. BindingMacros.All];

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
}
