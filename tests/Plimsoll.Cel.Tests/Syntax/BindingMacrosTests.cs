namespace Plimsoll.Cel.Syntax;

public sealed class BindingMacrosTests
{
    [Fact]
    public void A_binding_is_a_loop_over_nothing()
    {
        var loop = Assert.IsType<ComprehensionExpr>(Parser.Parse("cel.bind(x, a + b, x * x)", new CelOptions(), BindingMacros.All).Root);
        Assert.Equal((ComprehensionKind.Bind, "#unused", "x"), (loop.Kind, loop.Variable, loop.AccumulatorVariable));
        Assert.Equal("[] | a + b | false | x | x * x", string.Join(" | ", new[] { loop.Range, loop.Initial, loop.Condition, loop.Step, loop.Result }.Select(ExprText.Of)));
    }

    [Fact]
    public void Only_the_namespace_has_the_macro() =>
        Assert.IsType<CallExpr>(Parser.Parse("other.bind(x, a, b)", new CelOptions(), BindingMacros.All).Root);

    [Fact]
    public void The_variable_is_a_plain_name() =>
        Assert.Equal(
            "1:11: cel.bind() variable names must be simple identifiers",
            Parser.Parse("cel.bind(x.y, a, b)", new CelOptions(), BindingMacros.All).Issues.Single().ToString());
}
