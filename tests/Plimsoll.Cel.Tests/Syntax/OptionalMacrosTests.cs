namespace Plimsoll.Cel.Syntax;

public sealed class OptionalMacrosTests
{
    [Theory]
    [InlineData("a.b.optMap(x, x + 1)", "optional.of")]
    [InlineData("a.b.optFlatMap(x, x.?c)", null)]
    public void The_value_is_bound_where_there_is_one(string text, string? wrapper)
    {
        var call = Assert.IsType<CallExpr>(Parser.Parse(text, new CelOptions(), OptionalMacros.All).Root);
        Assert.Equal(Operators.Conditional, call.Function);
        Assert.Equal("a.b.hasValue()", ExprText.Of(call.Arguments[0]));
        Assert.Equal("optional.none", Assert.IsType<CallExpr>(call.Arguments[2]).Function);
        var then = call.Arguments[1];
        if (wrapper is not null)
            then = Assert.Single(Assert.IsType<CallExpr>(then).Arguments);
        var bound = Assert.IsType<ComprehensionExpr>(then);
        Assert.Equal(("x", "a.b.value()"), (bound.AccumulatorVariable, ExprText.Of(bound.Initial)));
        Assert.Equal(text, ExprText.Of(call));
    }

    [Fact]
    public void The_variable_is_a_plain_name() =>
        Assert.Equal(
            "1:10: optMap() variable name must be a simple identifier",
            Parser.Parse("a.optMap('x', 1)", new CelOptions(), OptionalMacros.All).Issues.Single().ToString());

    [Fact]
    public void A_long_chain_doubles_with_each_link_and_is_refused()
    {
        var chain = "a" + string.Concat(Enumerable.Repeat(".optMap(x, x)", 40));
        Assert.Contains("parts", Parser.Parse(chain, new CelOptions(), OptionalMacros.All).Issues.Single().Message, StringComparison.Ordinal);
    }
}
