using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

public sealed class AggregatesTests
{
    [Theory]
    [InlineData("count(\"a😀b\")", "3")]
    [InlineData("count({\"a\": 1})", "1")]
    [InlineData("sum([1, 2.5])", "3.5")]
    [InlineData("sum({1, 2})", "3")]
    [InlineData("product([2, 3, 0.5])", "3")]
    [InlineData("product([])", "1")]
    [InlineData("max([3, \"a\", null])", "\"a\"")]
    [InlineData("min({3, 1})", "1")]
    [InlineData("max([])", "undefined")]
    [InlineData("sort({3, 1})", "[1, 3]")]
    [InlineData("sort([3, \"a\", null, 1])", "[null, 1, 3, \"a\"]")]
    public void A_collection_becomes_one_value(string expression, string expected) => Assert.Equal(expected, Answers.To(expression));

    [Theory]
    [InlineData("all([true, true])", "true")]
    [InlineData("all([true, 1])", "false")]
    [InlineData("any([false, true])", "true")]
    [InlineData("any([])", "false")]
    public void All_and_any_are_those_of_version_0(string expression, string expected) =>
        Assert.Equal(expected, Answers.To(expression, RegoDialect.V0));

    [Fact]
    public void What_is_no_number_has_no_sum() =>
        Assert.Equal("operand 1 must be array of numbers but got array containing string", Answers.Of("sum", new RegoArray(new RegoString("a"))));

    [Fact]
    public void Null_has_no_count() =>
        Assert.Equal("operand 1 must be one of {array, object, set, string} but got null", Answers.Of("count", RegoNull.Value));
}
