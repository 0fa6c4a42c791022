namespace Plimsoll.Policies.Testing;

public sealed class TextPatternTests
{
    [Theory]
    [InlineData("a.c", "xa.cx", true)]
    [InlineData("a.c", "abc", false)]
    [InlineData("/a.c/", "xabcx", true)]
    [InlineData("/^a.c$/", "xabcx", false)]
    [InlineData("/", "a/b", true)]
    [InlineData("//", "a//b", true)]
    [InlineData("", "anything", true)]
    public void A_text_is_contained_and_an_expression_matched(string pattern, string message, bool fits)
    {
        Assert.True(TextPattern.TryParse(pattern, out var parsed, out _));

        Assert.Equal(fits, parsed!.Fits(message)); // It was parsed.
    }

    [Theory]
    [InlineData("/(/")]
    [InlineData("/(a)\\1/")]
    [InlineData("/(?=a)/")]
    public void What_cannot_be_matched_in_linear_time_is_a_problem(string pattern)
    {
        Assert.False(TextPattern.TryParse(pattern, out _, out var problem));
        Assert.NotEmpty(problem);
    }

    [Fact]
    public void A_long_expression_is_a_problem() =>
        Assert.False(TextPattern.TryParse($"/{new string('a', PolicyTestLimits.MaxPatternLength + 1)}/", out _, out _));
}
