using System.Text.RegularExpressions;
using CsCheck;

namespace Plimsoll.Policies.Gatekeeper;

public sealed class WildcardTests
{
    [Theory]
    [InlineData("kube-*", "kube-system", true)]
    [InlineData("kube-*", "my-kube-system", false)]
    [InlineData("*-system", "kube-system", true)]
    [InlineData("*-system", "kube-systems", false)]
    [InlineData("*kube*", "my-kube-system", true)]
    [InlineData("*kube*", "system", false)]
    [InlineData("kube", "kube", true)]
    [InlineData("kube", "kubes", false)]
    [InlineData("*", "anything", true)]
    [InlineData("**", "anything", true)]
    [InlineData("*", "", true)]
    [InlineData("", "x", false)]
    public void An_asterisk_stands_for_anything_at_the_front_and_at_the_end(string pattern, string name, bool matches) =>
        Assert.Equal(matches, new Wildcard(pattern).Matches(name));

    [Theory]
    [InlineData("web-*", "web-", true)]
    [InlineData("*eb*", "web-", true)]
    [InlineData("*-web", "x-web", false)]
    [InlineData("web-", "web-", false)]
    public void A_name_that_is_still_to_be_made_matches_only_where_its_end_is_open(string pattern, string prefix, bool matches) =>
        Assert.Equal(matches, new Wildcard(pattern).MatchesGenerateName(prefix));

    [Theory]
    [InlineData("kube-*", true)]
    [InlineData("*a:b*", true)]
    [InlineData("ku*be", false)]
    [InlineData("Kube", false)]
    [InlineData("a.b", false)]
    public void Only_small_letters_digits_hyphens_and_colons_may_stand_between(string pattern, bool isValid) =>
        Assert.Equal(isValid, new Wildcard(pattern).IsValid);

    [Fact]
    public void A_wildcard_is_the_expression_that_Gatekeeper_makes_of_it() =>
        Gen.Select(Gen.Bool, Gen.String[Gen.Char["ab-"], 1, 3], Gen.Bool, Gen.String[Gen.Char["ab-"], 0, 6]).Sample((starts, text, ends, name) =>
        {
            var pattern = (starts ? "*" : "") + text + (ends ? "*" : "");
            var expression = "^" + pattern.Replace("*", ".*", StringComparison.Ordinal) + "$";

            Assert.Equal(Regex.IsMatch(name, expression, RegexOptions.NonBacktracking), new Wildcard(pattern).Matches(name));
        });
}
