namespace Plimsoll.Cel.Syntax;

public sealed class StandardMacrosTests
{
    [Theory]
    [InlineData("a.all(x, p)", "All", "true | @not_strictly_false(@result) | @result && p | @result")]
    [InlineData("a.exists(x, p)", "Exists", "false | @not_strictly_false(!@result) | @result || p | @result")]
    [InlineData("a.exists_one(x, p)", "ExistsOne", "0 | true | p ? @result + 1 : @result | @result == 1")]
    [InlineData("a.existsOne(x, p)", "ExistsOne", "0 | true | p ? @result + 1 : @result | @result == 1")]
    [InlineData("a.map(x, t)", "List", "[] | true | @result + [t] | @result")]
    [InlineData("a.map(x, p, t)", "List", "[] | true | p ? @result + [t] : @result | @result")]
    [InlineData("a.filter(x, p)", "Filter", "[] | true | p ? @result + [x] : @result | @result")]
    public void Loops_have_the_shape_that_costs_are_counted_by(string text, string kind, string shape)
    {
        var loop = Assert.IsType<ComprehensionExpr>(Parser.Parse(text, new CelOptions(), StandardMacros.All).Root);
        Assert.Equal(kind, loop.Kind.ToString());
        Assert.Equal(("x", null, "@result"), (loop.Variable, loop.SecondVariable, loop.AccumulatorVariable));
        Assert.Equal(shape, string.Join(" | ", new[] { loop.Initial, loop.Condition, loop.Step, loop.Result }.Select(ExprText.Of)));
        var parts = PartsOf(loop.Step);
        Assert.True(loop.Predicate is null || parts.Contains(loop.Predicate));
        Assert.True(loop.Transform is null || parts.Contains(loop.Transform));
    }

    [Fact]
    public void Has_asks_for_a_field()
    {
        var select = Assert.IsType<SelectExpr>(Parser.Parse("has(a.b.c)", new CelOptions(), StandardMacros.All).Root);
        Assert.True(select.IsTest);
        Assert.False(Assert.IsType<SelectExpr>(select.Operand).IsTest);
    }

    [Theory]
    [InlineData("a.all(1, p)", "1:7: argument must be a simple name")]
    [InlineData("a.exists(b.c, p)", "1:11: argument must be a simple name")]
    [InlineData("a.map(.x, p)", "1:8: argument is not an identifier")]
    [InlineData("a.filter(__result__, p)", "1:10: iteration variable overwrites accumulator variable")]
    [InlineData("has(a)", "1:5: invalid argument to has() macro")]
    [InlineData("has(a.?b)", "1:6: invalid argument to has() macro")]
    public void Bad_arguments_are_told(string text, string expected) =>
        Assert.StartsWith(expected, Parser.Parse(text, new CelOptions(), StandardMacros.All).Issues.Single().ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("a.all(x)")]
    [InlineData("all(x, p)")]
    [InlineData("a.has(b.c)")]
    [InlineData("has(a.b, c)")]
    [InlineData("a.map(x)")]
    public void Calls_of_another_shape_stay_calls(string text) =>
        Assert.IsType<CallExpr>(Parser.Parse(text, new CelOptions(), StandardMacros.All).Root);

    static IEnumerable<Expr> PartsOf(Expr part) => part switch
    {
        CallExpr call => call.Arguments.SelectMany(PartsOf).Append(part),
        ListExpr list => list.Items.Append(part),
        _ => [part],
    };
}
