using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Compilation;

public sealed class StandardCostsTests
{
    static readonly CelValue Text = CelValue.String("fifteen letters"), Part = CelValue.String("part");

    [Theory]
    [InlineData("starts_with_string", 1)]
    [InlineData("contains_string", 2)]
    [InlineData("matches_string", 2)]
    [InlineData("add_string", 2)]
    [InlineData("equals", 1)]
    [InlineData("less_string", 1)]
    [InlineData("string_to_bytes", 2)]
    [InlineData("size_string", 1)]
    [InlineData("", 1)]
    public void A_call_costs_by_its_signature(string overload, long cost) =>
        Assert.Equal(cost, StandardCosts.Actual(StandardCosts.RuleOf(overload), [Text, Part]));

    [Theory]
    [InlineData("in_list", false)]
    [InlineData("not_equals", false)]
    [InlineData("add_int64", true)]
    [InlineData("in_map", true)]
    public void Most_calls_cost_the_same_whatever_the_arguments(string overload, bool isConstant) =>
        Assert.Equal(isConstant, StandardCallCost.Of(overload) is null);

    [Fact]
    public void Sizes_are_code_points_bytes_items_and_entries()
    {
        Assert.Equal(2, StandardCosts.SizeOf(CelValue.String("a\U0001F600")));
        Assert.Equal(3, StandardCosts.SizeOf(CelValue.Of(new CelBytes([1, 2, 3]))));
        Assert.Equal(2, StandardCosts.SizeOf(CelValue.List(CelValue.True, CelValue.Null)));
        Assert.Equal(1, StandardCosts.SizeOf(CelValue.Of(CelMap.Of([KeyValuePair.Create("key", CelValue.Null)]))));
        Assert.Equal(4, StandardCosts.SizeOf(CelValue.Of(CelOptional.Of(Part))));
        Assert.Equal(1, StandardCosts.SizeOf(CelValue.Int(1_000)));
    }
}
