using System.Text;

namespace Plimsoll.Images.Packages.Programs;

public sealed class PatternAnchorTests
{
    [Theory]
    [InlineData("nginx version: [^/]{1,40}/(?<v>[0-9]+[.][0-9]+)", "nginx version: ")]
    [InlineData("HA-?Proxy version (?<v>[0-9]+)", "Proxy version ")]
    [InlineData(@"\[PyPy (?<v>[0-9]+)", "[PyPy ")]
    [InlineData(@"go(?<v>1[.][0-9]+([.][0-9]+)?)\x00", "go1.")]
    [InlineData(@"openjdk\x00(java|jdb)\x00+[0-9.]+", "openjdk\0")]
    [InlineData("{application, ?elixir,.{0,200}{vsn, ?\"", "{application,")]
    [InlineData("[Vv]alkey version (is |=)?(?<v>[0-9]+)", "alkey version ")]
    [InlineData("abc+def{2}", "abc")]
    [InlineData("xabc{0,2}yyyy(zzzzz)?", "yyyy")]
    public void The_longest_text_that_every_match_has_is_the_anchor(string pattern, string text) =>
        Assert.Equal(text, Encoding.Latin1.GetString(PatternAnchor.Of(pattern).Text));

    [Theory]
    [InlineData(@"\x00v(?<v>[0-9]+[.][0-9]+[.][0-9]+)\x00", true)]
    [InlineData(@"\x00(?<v>1[.][0-9]+)\x00", true)]
    [InlineData(@"[A-Za-z](?<v>[0-9]{1,2}[.][0-9]{1,2})(-?[a-z]{3}|%|:)", true)]
    [InlineData(@"\x00(?<v>[0-9]+[.0-9]*[+][0-9]+)\x00", false)]
    [InlineData("ab(?<v>[0-9]+([.][0-9]+)?)", false)]
    [InlineData("long text|[0-9][.][0-9]", false)]
    public void Where_there_is_no_text_a_point_between_digits_may_be_one(string pattern, bool hasNumber)
    {
        var anchor = PatternAnchor.Of(pattern);

        Assert.Equal((0, hasNumber), (anchor.Text.Length, anchor.HasNumber));
    }

    [Theory]
    [InlineData(". 1. .2 1.2", 9)]
    [InlineData("1.2", 1)]
    [InlineData("1.", -1)]
    [InlineData("", -1)]
    public void A_point_counts_between_digits_only(string text, int index) =>
        Assert.Equal(index, PatternAnchor.Of("[0-9]+[.][0-9]+").IndexIn(Encoding.Latin1.GetBytes(text)));
}
