using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes.Costs;

public sealed class ReplaceCostTests
{
    [Theory]
    [InlineData(10, 2, 1, 10, 5)]
    [InlineData(10, 2, 4, 20, 10)]
    [InlineData(10, 0, 1, 21, 21)]
    [InlineData(10, 3, 3, 10, 10)]
    public void The_result_is_estimated_from_the_longest_and_shortest_replacement(ulong text, ulong old, ulong replacement, ulong most, ulong least)
    {
        var sketch = new CallSketch("replace", "string_replace_string_string", Of(text), [Of(old), Of(replacement)]);

        var size = new ReplaceCost().Estimate(sketch)!.ResultSize!.Value;

        Assert.Equal((most, least), (size.Max, size.Min));
    }

    static ArgumentSketch Of(ulong size) => new(new ConstantExpr(1, 0, CelValue.Null), CelType.String, CostRange.Exactly(size), null, []);
}
