using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

public sealed class PatternMatchingTests
{
    [Theory]
    [InlineData("regex.match(`^[a-z]+$`, \"abc\")", "true")]
    [InlineData("regex.match(`b`, \"abc\")", "true")]
    [InlineData("regex.match(`(?i)É`, \"é\")", "true")]
    [InlineData("regex.match(`^.$`, \"😀\")", "true")]
    [InlineData("regex.is_valid(`a{1001}`)", "false")]
    [InlineData("regex.is_valid(`(?=a)`)", "false")]
    [InlineData("regex.find_n(`a*`, \"baaac\", -1)", "[\"\", \"aaa\", \"\"]")]
    [InlineData("regex.find_n(`a.`, \"abacad\", 2)", "[\"ab\", \"ac\"]")]
    [InlineData("regex.find_n(`a|ab`, \"ab\", -1)", "[\"a\"]")]
    [InlineData("regex.find_all_string_submatch_n(`(a)(b)?`, \"aab\", -1)", "[[\"a\", \"a\", \"\"], [\"ab\", \"a\", \"b\"]]")]
    [InlineData("regex.split(`,`, \"a,,b\")", "[\"a\", \"\", \"b\"]")]
    [InlineData("regex.split(`x*`, \"axb\")", "[\"a\", \"b\"]")]
    [InlineData("regex.split(`a`, \"\")", "[\"\"]")]
    public void Matches_are_those_of_RE2(string expression, string expected) => Assert.Equal(expected, Answers.To(expression));

    [Theory]
    [InlineData("regex.replace(\"john smith\", `(\\w+) (\\w+)`, \"$2 $1\")", "\"smith john\"")]
    [InlineData("regex.replace(\"ab\", `(?P<first>a)(b)`, \"${first}-$2\")", "\"a-b\"")]
    [InlineData("regex.replace(\"ab\", `(a)`, \"$1x\")", "\"b\"")]
    [InlineData("regex.replace(\"ab\", `(a)`, \"${1}x\")", "\"axb\"")]
    [InlineData("regex.replace(\"ab\", `a`, \"$$\")", "\"$b\"")]
    [InlineData("regex.replace(\"abc\", `x*`, \"-\")", "\"-a-b-c-\"")]
    [InlineData("regex.replace(\"a[b]\", `(?P<x>[]\\[])`, \"<${x}>\")", "\"a<[>b<]>\"")]
    public void Replacements_take_groups_by_number_and_name(string expression, string expected) => Assert.Equal(expected, Answers.To(expression));

    [Theory]
    [InlineData("regex.template_match(\"urn:{[a-z]+}:x.y\", \"urn:ab:x.y\", \"{\", \"}\")", "true")]
    [InlineData("regex.template_match(\"urn:{[a-z]+}:x.y\", \"urn:ab:xzy\", \"{\", \"}\")", "false")]
    [InlineData("regex.template_match(\"{a{2}}\", \"aa\", \"{\", \"}\")", "true")]
    [InlineData("regex.template_match(\"{a\", \"a\", \"{\", \"}\")", "eval_builtin_error: regex.template_match: the template has unbalanced delimiters")]
    public void Templates_hold_patterns_between_delimiters(string expression, string expected) => Assert.Equal(expected, Answers.To(expression));

    [Theory]
    [InlineData("a.c", "[a-b]bc", true)]
    [InlineData("a*", "b*", true)]
    [InlineData("a+", "b*", false)]
    [InlineData("a\\*b", "a.b", true)]
    [InlineData("x[0-9]+y", "x12*y", true)]
    [InlineData("x[0-9]+y", "xa+y", false)]
    public void Two_globs_meet_where_a_text_fits_both(string one, string other, bool expected) =>
        Assert.Equal(expected ? "true" : "false", Answers.Of("regex.globs_match", new RegoString(one), new RegoString(other)));

    [Theory]
    [InlineData("[a")]
    [InlineData("a]")]
    [InlineData("*")]
    [InlineData("[z-a]")]
    [InlineData("a\\")]
    public void A_glob_that_is_none_is_told(string glob) =>
        Assert.Contains("the input provided is invalid", Answers.Of("regex.globs_match", new RegoString(glob), new RegoString("a")), StringComparison.Ordinal);

    [Fact]
    public void A_pattern_that_is_none_is_told() =>
        Assert.StartsWith("error parsing regexp", Answers.Of("regex.match", new RegoString("["), RegoString.Empty), StringComparison.Ordinal);

    [Fact]
    public void A_pattern_that_backtracks_elsewhere_is_linear() =>
        Assert.Equal("false", Answers.Of("regex.match", new RegoString("^(a+)+$"), new RegoString(new string('a', 100_000) + "b")));
}
