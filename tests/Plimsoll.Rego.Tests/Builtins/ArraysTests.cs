namespace Plimsoll.Rego.Builtins;

public sealed class ArraysTests
{
    [Theory]
    [InlineData("array.concat([1], [2, 3])", "[1, 2, 3]")]
    [InlineData("array.flatten([1, [2, [3]], []])", "[1, 2, [3]]")]
    [InlineData("array.reverse([1, 2])", "[2, 1]")]
    [InlineData("array.slice([1, 2, 3], -5, 2)", "[1, 2]")]
    [InlineData("array.slice([1, 2, 3], 2, 1)", "[]")]
    [InlineData("array.slice([1, 2, 3], 1, 99)", "[2, 3]")]
    [InlineData("numbers.range(3, 1)", "[3, 2, 1]")]
    [InlineData("numbers.range_step(0, 5, 2)", "[0, 2, 4]")]
    [InlineData("numbers.range_step(9223372036854775805, 9223372036854775807, 2)", "[9223372036854775805, 9223372036854775807]")]
    public void Arrays_are_made_of_arrays(string expression, string expected) => Assert.Equal(expected, Answers.To(expression));

    [Fact]
    public void A_range_without_an_end_in_sight_meets_the_limit() =>
        Assert.Throws<RegoLimitException>(() => Answers.To("numbers.range(0, 9223372036854775807)"));

    [Fact]
    public void A_step_must_go_forward() => Assert.Contains("step must be a positive integer", Answers.To("numbers.range_step(0, 5, 0)"), StringComparison.Ordinal);
}
