using CsCheck;

namespace Plimsoll.Model;

public sealed class WildcardTests
{
    [Theory]
    [InlineData("*", "", true)]
    [InlineData("*", "a/b", true)]
    [InlineData("a*c", "abc", true)]
    [InlineData("a*c", "abd", false)]
    [InlineData("*a*a*", "ba", false)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("registry.example/*:1.*", "registry.example/shop/web:1.4", true)]
    public void Only_the_star_stands_for_something_else(string pattern, string text, bool isMatch) => Assert.Equal(isMatch, Wildcard.Matches(pattern, text));

    [Fact]
    public void A_pattern_made_of_a_text_matches_it() =>
        Gen.Char["ab*"].Array[0, 12].Select(letters => new string(letters).Replace('*', 'c')).Select(Gen.Int[0, 12], Gen.Int[0, 12]).Sample((text, from, length) =>
        {
            var start = Math.Min(from, text.Length);
            var end = Math.Min(start + length, text.Length);
            Assert.True(Wildcard.Matches(text[..start] + "*" + text[end..], text));
        });
}
