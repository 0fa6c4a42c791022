namespace Plimsoll.Cel.Syntax;

public sealed class ExprSizeTests
{
    [Fact]
    public void The_levels_that_macros_add_count()
    {
        var nested = string.Concat(Enumerable.Repeat("a.map(x, p, ", 80)) + "1" + new string(')', 80);
        Assert.Contains("recursion limit", Parser.Parse(nested, new CelOptions(), StandardMacros.All).Issues.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_place_is_within_the_part_that_is_too_deep()
    {
        var text = "a == b || c" + string.Concat(Enumerable.Repeat(".d", CelLimits.MaxDepth + 1));
        Assert.InRange(Parser.Parse(text, new CelOptions(), []).Issues.Single().Offset, 10, text.Length);
    }
}
