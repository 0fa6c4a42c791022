using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

public sealed class GlobsTests
{
    [Theory]
    [InlineData("*.example.com", "[\".\"]", "api.example.com", true)]
    [InlineData("*.example.com", "[\".\"]", "a.b.example.com", false)]
    [InlineData("*.example.com", "[]", "a.b.example.com", false)]
    [InlineData("**.example.com", "[]", "a.b.example.com", true)]
    [InlineData("*.example.com", "null", "a.b.example.com", true)]
    [InlineData("a?c", "[\"/\"]", "a/c", false)]
    [InlineData("a?c", "[\"/\"]", "abc", true)]
    [InlineData("[a-c]x", "null", "bx", true)]
    [InlineData("[!a-c]x", "null", "bx", false)]
    [InlineData("[^a]", "null", "^", true)]
    [InlineData("{cat,b[ae]t,{x,y}z}", "null", "yz", true)]
    [InlineData("{cat,bat}", "null", "cat,bat", false)]
    [InlineData("a\\*b", "null", "a*b", true)]
    [InlineData("a\\*b", "null", "axb", false)]
    [InlineData("*:*", "[\":\"]", "a:b:c", false)]
    [InlineData("😀*", "null", "😀x", true)]
    [InlineData("", "null", "", true)]
    public void Globs_respect_delimiters(string glob, string delimiters, string text, bool expected) => Assert.Equal(
        expected ? "true" : "false",
        Answers.To($"glob.match({new RegoString(glob).ToJson()}, {delimiters}, {new RegoString(text).ToJson()})"));

    [Theory]
    [InlineData("[")]
    [InlineData("{a")]
    [InlineData("[z-a]")]
    [InlineData("[]")]
    public void A_glob_that_is_none_is_told(string glob) =>
        Assert.Equal("the glob is not well-formed", Answers.Of("glob.match", new RegoString(glob), RegoNull.Value, RegoString.Empty));

    [Fact]
    public void Nesting_has_a_bound() => Assert.Equal(
        "the glob is not well-formed",
        Answers.Of("glob.match", new RegoString(new string('{', 5_000) + new string('}', 5_000)), RegoNull.Value, RegoString.Empty));

    [Fact]
    public void What_is_special_is_quoted() => Assert.Equal("\"\\\\*\\\\{a,b\\\\}\"", Answers.To("glob.quote_meta(\"*{a,b}\")"));
}
