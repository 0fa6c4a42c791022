using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

public sealed class TextChangesTests
{
    [Theory]
    [InlineData("concat(\", \", [\"a\", \"b\"])", "\"a, b\"")]
    [InlineData("concat(\"-\", set())", "\"\"")]
    [InlineData("lower(\"ÄB\")", "\"äb\"")]
    [InlineData("upper(\"äb\")", "\"ÄB\"")]
    [InlineData("replace(\"aXbX\", \"X\", \"--\")", "\"a--b--\"")]
    [InlineData("replace(\"ab\", \"\", \".\")", "\".a.b.\"")]
    [InlineData("strings.replace_n({\"a\": \"b\", \"b\": \"a\"}, \"abc\")", "\"bac\"")]
    [InlineData("strings.replace_n({}, \"abc\")", "\"abc\"")]
    [InlineData("strings.reverse(\"a😀b\")", "\"b😀a\"")]
    [InlineData("split(\"a..b\", \"..\")", "[\"a\", \"b\"]")]
    [InlineData("split(\"a😀\", \"\")", "[\"a\", \"😀\"]")]
    [InlineData("strings.split_n(\"a,b,c\", \",\", 2)", "[\"a\", \"b\"]")]
    [InlineData("strings.split_n(\"a,b,c\", \",\", -1)", "[\"c\"]")]
    [InlineData("strings.split_n(\"a,b,c\", \",\", 0)", "[]")]
    [InlineData("strings.split_n(\"a,b,c\", \",\", -9)", "[\"a\", \"b\", \"c\"]")]
    [InlineData("substring(\"a😀bc\", 1, 2)", "\"😀b\"")]
    [InlineData("substring(\"abc\", 5, -1)", "\"\"")]
    [InlineData("substring(\"abc\", -1, 2)", "eval_builtin_error: substring: negative offset")]
    public void Texts_are_made_of_texts(string expression, string expected) => Assert.Equal(expected, Answers.To(expression));

    [Theory]
    [InlineData("trim(\"xxaxbx\", \"xb\")", "\"a\"")]
    [InlineData("trim_left(\"  a \", \" \")", "\"a \"")]
    [InlineData("trim_right(\"a😀😀\", \"😀\")", "\"a\"")]
    [InlineData("trim_right(\"a😁\", \"😀\")", "\"a😁\"")]
    [InlineData("trim_prefix(\"aab\", \"a\")", "\"ab\"")]
    [InlineData("trim_suffix(\"abb\", \"b\")", "\"ab\"")]
    [InlineData("trim_space(\"\\t a \\n\")", "\"a\"")]
    public void Ends_are_trimmed_by_whole_characters(string expression, string expected) => Assert.Equal(expected, Answers.To(expression));

    [Fact]
    public void A_replacement_that_explodes_meets_the_limit()
    {
        var (text, old, @new) = (new RegoString(new string('a', 100_000)), new RegoString("a"), new RegoString(new string('b', 100_000)));
        Assert.Throws<RegoLimitException>(() => Answers.Of("replace", text, old, @new));
        Assert.Throws<RegoLimitException>(() => Answers.Of("strings.replace_n", RegoObject.Of([new(old, @new)]), text));
    }

    [Fact]
    public void Many_characters_against_many_meet_the_limit()
    {
        var characters = new RegoString(new string('b', 1_000_000) + "a");
        Assert.Throws<RegoLimitException>(() => Answers.Of("trim", new RegoString(new string('a', 1_000_000)), characters));
    }

    [Fact]
    public void What_is_no_text_is_not_joined() => Assert.Equal(
        "operand 2 must be set of strings but got set containing number",
        Answers.Of("concat", RegoString.Empty, RegoSet.Of(RegoNumber.Of(1))));
}
