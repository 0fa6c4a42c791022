using System.Diagnostics;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

public sealed class TextMatchingTests
{
    [Theory]
    [InlineData("contains(\"abc\", \"\")", "true")]
    [InlineData("startswith(\"abc\", \"ab\")", "true")]
    [InlineData("endswith(\"abc\", \"ab\")", "false")]
    [InlineData("indexof(\"a😀b\", \"b\")", "2")]
    [InlineData("indexof(\"abc\", \"x\")", "-1")]
    [InlineData("indexof_n(\"aaa\", \"aa\")", "[0, 1]")]
    [InlineData("indexof(\"abc\", \"\")", "eval_builtin_error: indexof: empty search character")]
    [InlineData("strings.any_prefix_match([\"b\", \"abc\"], {\"ab\", \"x\"})", "true")]
    [InlineData("strings.any_suffix_match(\"abc\", [\"d\", \"bc\"])", "true")]
    [InlineData("strings.any_suffix_match([], [\"a\"])", "false")]
    [InlineData("strings.count(\"ababa\", \"aba\")", "1")]
    [InlineData("strings.count(\"añ\", \"\")", "3")]
    public void Texts_are_found_in_texts(string expression, string expected) => Assert.Equal(expected, Answers.To(expression));

    [Fact]
    public void A_list_with_something_else_is_told() => Assert.Equal(
        "operand 2 must be array of strings but got array containing number",
        Answers.Of("strings.any_prefix_match", new RegoString("a"), new RegoArray(RegoNumber.Of(1))));

    [Fact]
    public void A_search_that_nearly_matches_everywhere_is_linear()
    {
        var (text, sought) = (new RegoString(new string('a', 1_000_000)), new RegoString(new string('a', 400_000) + "b"));
        var start = Stopwatch.GetTimestamp();
        Assert.Equal("false", Answers.Of("contains", text, sought));
        Assert.Equal("0", Answers.Of("strings.count", text, sought));
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(5));
    }
}
