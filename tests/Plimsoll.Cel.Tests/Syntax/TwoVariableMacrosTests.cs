namespace Plimsoll.Cel.Syntax;

public sealed class TwoVariableMacrosTests
{
    [Theory]
    [InlineData("a.all(k, v, p)", "All", "true | @not_strictly_false(@result) | @result && p | @result")]
    [InlineData("a.exists(k, v, p)", "Exists", "false | @not_strictly_false(!@result) | @result || p | @result")]
    [InlineData("a.existsOne(k, v, p)", "ExistsOne", "0 | true | p ? @result + 1 : @result | @result == 1")]
    [InlineData("a.exists_one(k, v, p)", "ExistsOne", "0 | true | p ? @result + 1 : @result | @result == 1")]
    [InlineData("a.transformList(k, v, t)", "List", "[] | true | @result + [t] | @result")]
    [InlineData("a.transformList(k, v, p, t)", "List", "[] | true | p ? @result + [t] : @result | @result")]
    [InlineData("a.transformMap(k, v, t)", "Map", "{} | true | cel.@mapInsert(@result, k, t) | @result")]
    [InlineData("a.transformMap(k, v, p, t)", "Map", "{} | true | p ? cel.@mapInsert(@result, k, t) : @result | @result")]
    [InlineData("a.transformMapEntry(k, v, t)", "MapEntry", "{} | true | cel.@mapInsert(@result, t) | @result")]
    [InlineData("a.transformMapEntry(k, v, p, t)", "MapEntry", "{} | true | p ? cel.@mapInsert(@result, t) : @result | @result")]
    public void Loops_have_the_shape_that_costs_are_counted_by(string text, string kind, string shape)
    {
        var loop = Assert.IsType<ComprehensionExpr>(Parser.Parse(text, new CelOptions(), TwoVariableMacros.All).Root);
        Assert.Equal(kind, loop.Kind.ToString());
        Assert.Equal(("k", "v"), (loop.Variable, loop.SecondVariable));
        Assert.Equal(shape, string.Join(" | ", new[] { loop.Initial, loop.Condition, loop.Step, loop.Result }.Select(ExprText.Of)));
        Assert.Equal(text.Replace("existsOne", "exists_one", StringComparison.Ordinal), ExprText.Of(loop));
    }

    [Theory]
    [InlineData("a.all(k.l, v, p)", "1:8: argument must be a simple name")]
    [InlineData("a.transformMap(k, 1, p)", "1:19: argument must be a simple name")]
    [InlineData("a.exists(k, k, p)", "1:13: duplicate variable name: k")]
    [InlineData("a.all(k, __result__, p)", "1:10: iteration variable overwrites accumulator variable")]
    public void Bad_variables_are_told(string text, string expected) =>
        Assert.Equal(expected, Parser.Parse(text, new CelOptions(), TwoVariableMacros.All).Issues.Single().ToString());
}
