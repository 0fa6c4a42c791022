using System.Collections.Immutable;
using Plimsoll.Cel.Builtins;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Compilation;

public sealed class CostEstimationTests
{
    static readonly CelEnvironment Environment = CelEnvironment.Standard
        .With(OptionalsLibrary.Library).With(BindingsLibrary.Library).With(TwoVariableLibrary.Library)
        .WithVariable("text", CelType.String).WithVariable("other", CelType.String).WithVariable("number", CelType.Int)
        .WithVariable("list", CelType.ListOfString).WithVariable("map", CelType.Map(CelType.String, CelType.ListOfString))
        .WithVariable("any", CelType.Dyn).WithVariable("flag", CelType.Bool);

    [Theory]
    [InlineData("1", 0, 0)]
    [InlineData("number", 1, 1)]
    [InlineData("map.field", 2, 2)]
    [InlineData("any.field", 1, 1)]
    [InlineData("has(map.field)", 2, 2)]
    [InlineData("number + 1", 2, 2)]
    [InlineData("[1, 2]", 10, 10)]
    [InlineData("{'a': 1}", 30, 30)]
    [InlineData("list[0]", 2, 2)]
    [InlineData("dyn(number)", 2, 2)]
    [InlineData("flag && number > 1 && text == ''", 1, 4)]
    [InlineData("flag || flag", 1, 2)]
    [InlineData("flag ? number + 1 : 2", 1, 3)]
    [InlineData("number == 1", 2, 2)]
    [InlineData("text == other", 3, 12)]
    [InlineData("text == 'four'", 2, 2)]
    [InlineData("text + other == text", 4, 33)]
    [InlineData("'abc' + 'defghij' == 'x'", 2, 2)]
    [InlineData("text.startsWith('prefix')", 2, 2)]
    [InlineData("text.contains(other)", 2, 102)]
    [InlineData("text.matches('a.*b')", 2, 12)]
    [InlineData("matches(text, 'a.*b')", 2, 12)]
    [InlineData("1 in [1, 2, 3]", 13, 13)]
    [InlineData("text in list", 2, 12)]
    [InlineData("list.all(x, x == 'a')", 2, 52)]
    [InlineData("[1, 2].all(x, x > 1)", 17, 21)]
    [InlineData("[1, 2].map(x, x + 1)", 49, 49)]
    [InlineData("[1, 2].map(x, x + 1).all(y, y > 0)", 56, 60)]
    [InlineData("cel.bind(x, [1, 2, 3], 1 in x)", 24, 24)]
    [InlineData("{'a': 1, 'b': 2}.exists(k, v, v > 0)", 39, 43)]
    [InlineData("size(text)", 2, 2)]
    [InlineData("string(b'abcdefghijkl')", 2, 2)]
    [InlineData("optional.of('a').optMap(v, v == 'value').hasValue()", 4, 18)]
    public void An_expression_costs_between_two_bounds(string expression, ulong least, ulong most) =>
        Assert.Equal(new CostRange(least, most), Estimate(expression, Environment));

    [Fact]
    public void In_Kubernetes_has_costs_nothing_itself() =>
        Assert.Equal(CostRange.Exactly(1), Estimate("has(map.field)", Environment.WithOptions(new CelOptions { PresenceTestCosts = false })));

    [Fact]
    public void Without_hints_the_cost_is_open()
    {
        var compiled = Environment.Compile("list.all(x, x == 'a')");

        Assert.Equal(ulong.MaxValue, compiled.Program!.EstimateCost().Max);
    }

    [Fact]
    public void Hints_are_asked_by_where_a_value_comes_from()
    {
        var hints = new TenOfEverything();
        Environment.Compile("map.all(k, k == '' || map[k].all(i, i == 'a')) && map.sub.exists(x, x == '') && any.a.b == ''").Program!.EstimateCost(hints);

        Assert.Superset(new HashSet<string>(["map", "map.@keys", "map.@values", "map.@values.@items", "map.sub", "map.sub.@items", "any.a.b"], StringComparer.Ordinal), hints.Paths);
    }

    static CostRange Estimate(string expression, CelEnvironment environment)
    {
        var compiled = environment.Compile(expression);
        Assert.Empty(compiled.Issues);
        return compiled.Program!.EstimateCost(new TenOfEverything());
    }

    /// <summary>Text has up to 100 characters, lists and maps up to 10 items.</summary>
    sealed class TenOfEverything : ISizeHints
    {
        public HashSet<string> Paths { get; } = new(StringComparer.Ordinal);

        public CostRange? SizeOf(ImmutableArray<string> path, CelType type)
        {
            Paths.Add(string.Join('.', path));
            return path.IsEmpty ? null : type.Kind switch
            {
                CelTypeKind.String => new CostRange(0, 100),
                CelTypeKind.List or CelTypeKind.Map => new CostRange(0, 10),
                _ => null,
            };
        }
    }
}
