using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Types;
using System.Collections.Immutable;

namespace Plimsoll.Policies.Explaining;

public sealed class VariableSizesTests
{
    [Theory]
    [InlineData("object.a", "", 7)]
    [InlineData("object.a", "@items", 3)]
    [InlineData("object.?a", "", 7)]
    [InlineData("object.?a.orValue([])", "", 7)]
    [InlineData("object.a + object.a", "", 14)]
    [InlineData("object.a + object.a", "@items", 3)]
    [InlineData("object.a.filter(x, x == 1)", "", 7)]
    [InlineData("object.a.map(x, x + 1)", "", 7)]
    [InlineData("[1, 2, 3]", "", 3)]
    [InlineData("has(object.a) ? object.a : [1]", "", 7)]
    [InlineData("object.a.map(x, x + 1)", "@items", null)]
    [InlineData("object.b", "", null)]
    [InlineData("string(object.a)", "", null)]
    public void The_size_of_a_variable_follows_from_the_objects(string expression, string step, int? expected)
    {
        var policies = Written.Policies(Written.Validating("/pods", "true", more: $"  variables: [{{ name: it, expression: \"{expression}\" }}]"));
        var sizes = new VariableSizes(Assert.Single(policies.Validating).Variables, new Known());

        var size = sizes.SizeOf(step.Length == 0 ? ["variables", "it"] : ["variables", "it", step], CelType.Dyn);

        Assert.Equal((ulong?)expected, size?.Max);
    }

    [Fact]
    public void Variables_that_use_each_other_many_times_are_looked_at_once()
    {
        var chain = string.Join(", ", Enumerable.Range(1, 60).Select(i => $"{{ name: v{i}, expression: \"variables.v{i - 1} + variables.v{i - 1}\" }}"));
        var policies = Written.Policies(Written.Validating("/pods", "true", more: $"  variables: [{{ name: v0, expression: \"object.a\" }}, {chain}]"));

        var size = new VariableSizes(Assert.Single(policies.Validating).Variables, new Known()).SizeOf(["variables", "v60"], CelType.Dyn);

        Assert.Equal(7UL << 60, size?.Max & (7UL << 60));
    }

    sealed class Known : ISizeHints
    {
        public CostRange? SizeOf(ImmutableArray<string> path, CelType type) => string.Join('.', path) switch
        {
            "object.a" => new CostRange(0, 7),
            "object.a.@items" => new CostRange(0, 3),
            _ => null,
        };
    }
}
