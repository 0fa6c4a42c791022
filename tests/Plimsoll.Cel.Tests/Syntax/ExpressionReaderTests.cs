namespace Plimsoll.Cel.Syntax;

public sealed class ExpressionReaderTests
{
    [Theory]
    [InlineData("a || b && c == d + e * f", "a || (b && (c == (d + (e * f))))")]
    [InlineData("a - b - c", "(a - b) - c")]
    [InlineData("a < b == c", "(a < b) == c")]
    [InlineData("a in b in c", "(a in b) in c")]
    [InlineData("a ? b : c ? d : e", "a ? b : (c ? d : e)")]
    [InlineData("-a.b", "-(a.b)")]
    [InlineData("!a[0]", "!(a[0])")]
    [InlineData("-1.abs()", "(-1).abs()")]
    [InlineData("4--4.1", "4 - (-4.1)")]
    [InlineData("!!a", "a")]
    [InlineData("!!!a", "!a")]
    [InlineData("--1", "1")]
    [InlineData("!-1", "!(-1)")]
    [InlineData("[1, 2,]", "[1, 2]")]
    [InlineData("[,]", "[]")]
    [InlineData("{'a': 1,}", "{'a': 1}")]
    [InlineData("a.while.package", "(a.while).package")]
    [InlineData("a . b { c : 1 } . d", "(a.b{c: 1}).d")]
    public void Precedence_is_that_of_the_language(string text, string equal) => Assert.Equal(Written(equal), Written(text));

    [Theory]
    [InlineData("TestAllTypes(){}")]
    [InlineData("(a){}")]
    [InlineData("a.?b{}")]
    [InlineData("a[0]{}")]
    [InlineData("A{}{}")]
    [InlineData("A{}()")]
    [InlineData("a.in")]
    [InlineData("a.`b`()")]
    [InlineData("a.?b()")]
    [InlineData("f(a,)")]
    [InlineData("f(,)")]
    [InlineData("[a,,]")]
    [InlineData("-!a")]
    [InlineData("!-a")]
    [InlineData("+1")]
    [InlineData("1 2")]
    [InlineData("while(1)")]
    [InlineData("`a`")]
    [InlineData("{?}")]
    [InlineData("A{'b': 1}")]
    public void What_the_grammar_lacks_is_refused(string text) =>
        Assert.NotEmpty(Parser.Parse(text, new CelOptions(), StandardMacros.All).Issues);

    [Theory]
    [InlineData("a && b && c && d", Operators.And, 4)]
    [InlineData("a || b || c", Operators.Or, 3)]
    [InlineData("(a || b) || c", Operators.Or, 2)]
    public void Chains_of_and_and_or_are_one_call(string text, string function, int arguments)
    {
        var call = Assert.IsType<CallExpr>(Root(text));
        Assert.Equal(function, call.Function);
        Assert.Equal(arguments, call.Arguments.Length);
    }

    [Theory]
    [InlineData(" a + b", 3)]
    [InlineData(" a && b && c", 3)]
    [InlineData(" a ? b : c", 3)]
    [InlineData(" a.b", 2)]
    [InlineData(" a.b(c)", 4)]
    [InlineData(" f(c)", 2)]
    [InlineData(" a[b]", 2)]
    [InlineData(" a.?b", 2)]
    [InlineData(" A{b: c}", 2)]
    [InlineData(" {b: c}", 1)]
    [InlineData(" -a", 1)]
    [InlineData(" .a", 2)]
    [InlineData(" -12", 1)]
    [InlineData(" (a)", 2)]
    [InlineData(" has(a.b)", 4)]
    [InlineData(" a.all(b, c)", 6)]
    public void Parts_stand_where_their_operator_stands(string text, int offset) => Assert.Equal(offset, Root(text).Offset);

    [Fact]
    public void Leading_dots_are_kept()
    {
        Assert.Equal(".a", Assert.IsType<IdentExpr>(Root(".a")).Name);
        Assert.Equal(".a.b", Assert.IsType<StructExpr>(Root(".a.b{}")).TypeName);
        Assert.Equal(".f", Assert.IsType<CallExpr>(Root(".f(1)")).Function);
    }

    [Fact]
    public void Optional_parts_are_marked()
    {
        var select = Assert.IsType<CallExpr>(Root("a.?b"));
        Assert.Equal((Operators.OptionalSelect, "b"), (select.Function, Assert.IsType<ConstantExpr>(select.Arguments[1]).Value.AsString));
        Assert.Equal(Operators.OptionalIndex, Assert.IsType<CallExpr>(Root("a[?b]")).Function);
        Assert.Equal([0, 2], Assert.IsType<ListExpr>(Root("[?a, b, ?c]")).Optionals);
        Assert.Equal([true, false], Assert.IsType<MapExpr>(Root("{?a: b, c: d}")).Entries.Select(entry => entry.IsOptional));
        Assert.Equal([true, false], Assert.IsType<StructExpr>(Root("A{?a: b, `c-d`: d}")).Fields.Select(field => field.IsOptional));
    }

    [Theory]
    [InlineData("a.`b-c`", true)]
    [InlineData("A{`b-c`: 1}", true)]
    [InlineData("a.`b-c`", false)]
    [InlineData("A{`b-c`: 1}", false)]
    public void Names_in_backticks_are_an_option(string text, bool isOn) =>
        Assert.Equal(isOn, Parser.Parse(text, new CelOptions { QuotedFields = isOn }, []).Root is not null);

    [Fact]
    public void Numbers_of_parts_are_unique_and_not_above_the_last()
    {
        var parsed = Parser.Parse("a.map(x, x > 1, {x: f(x)}) + [1 ? 2 : 3] + A{b: -c}", new CelOptions(), StandardMacros.All);
        var met = new List<Expr>([Assert.IsType<CallExpr>(parsed.Root)]);
        for (var i = 0; i < met.Count; i++)
            ExprSize.AddChildren(met[i], met);
        Assert.Equal(met.Count, met.Select(part => part.Id).Distinct().Count());
        Assert.All(met, part => Assert.InRange(part.Id, 1, parsed.LastId));
    }

    static Expr Root(string text) => Assert.IsType<Expr>(Parser.Parse(text, new CelOptions(), StandardMacros.All).Root, exactMatch: false);

    static string Written(string text) => ExprText.Of(Root(text));
}
