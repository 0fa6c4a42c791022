using System.Diagnostics;
using Plimsoll.Cel.Values;
using CsCheck;

namespace Plimsoll.Cel.Builtins;

public sealed class RegularExpressionsTests
{
    [Theory]
    [InlineData("^a.c$", "abc", true)]
    [InlineData("^a.c$", "a\nc", false)]
    [InlineData("(?s)^a.c$", "a\nc", true)]
    [InlineData("^.$", "\U0001F600", true)]
    [InlineData("^..$", "\U0001F600", false)]
    [InlineData("^[^a]$", "\U0001F600", true)]
    [InlineData("^[\U0001F5FF-\U0001F601]$", "\U0001F600", true)]
    [InlineData("^[\U0001F601-\U0001F640]$", "\U0001F600", false)]
    [InlineData(@"^\x{1F600}+$", "\U0001F600\U0001F600", true)]
    [InlineData("^a$", "a\n", false)]
    [InlineData("(?m)^b$", "a\nb\nc", true)]
    [InlineData(@"\Ab\z", "a\nb", false)]
    [InlineData(@"^\d$", "٣", false)]
    [InlineData(@"^\w$", "é", false)]
    [InlineData(@"^\s$", "\v", false)]
    [InlineData(@"^[\D]$", "٣", true)]
    [InlineData("^[[:alpha:]_]+$", "ab_c", true)]
    [InlineData("^[[:^digit:]]+$", "a1", false)]
    [InlineData(@"^\pL+$", "aé\U00010400", true)]
    [InlineData(@"^\PL$", "a", false)]
    [InlineData(@"^\p{^Lu}\p{Lu}$", "aA", true)]
    [InlineData(@"^\Qa.b\E+$", "a.bbb", true)]
    [InlineData(@"^[\]\-a]+$", "]-a", true)]
    [InlineData("^[]a]+$", "]a", true)]
    [InlineData("^[a-]+$", "a-", true)]
    [InlineData("(?i)^straSSe K$", "STRAſSE \u212A", true)]
    [InlineData("(?i)^[^a]$", "A", false)]
    [InlineData("^(?i:a)b$", "AB", false)]
    [InlineData("^((?i)a)b$", "Ab", true)]
    [InlineData("^a{2,3}$", "aaaa", false)]
    [InlineData("^a{,3}$", "a{,3}", true)]
    [InlineData("^x{a$", "x{a", true)]
    [InlineData(@"\bfoo\b", "a foo b", true)]
    [InlineData(@"^\101\0$", "A\0", true)]
    [InlineData("^(?P<n>a)(?<m>b)$", "ab", true)]
    [InlineData("", "x", true)]
    public void Patterns_mean_what_they_mean_in_RE2(string pattern, string text, bool matches)
    {
        Assert.True(RegularExpressions.TryCreate(pattern, out var regex, out var error), error);
        Assert.Equal(matches, regex.IsMatch(text));
    }

    [Theory]
    [InlineData("a**", "invalid nested repetition operator: `**`")]
    [InlineData("a++", "invalid nested repetition operator: `++`")]
    [InlineData("*a", "missing argument to repetition operator: `*`")]
    [InlineData("(?=a)", "invalid or unsupported Perl syntax: `(?=`")]
    [InlineData("(?<!a)", "invalid or unsupported Perl syntax: `(?<`")]
    [InlineData(@"(a)\1", @"invalid escape sequence: `\1`")]
    [InlineData(@"\C", @"invalid escape sequence: `\C`")]
    [InlineData(@"a\Z", @"invalid escape sequence: `\Z`")]
    [InlineData("a{1001}", "invalid repeat count: `{1001}`")]
    [InlineData("a{3,2}", "invalid repeat count: `{3,2}`")]
    [InlineData("(a", "missing closing ): `(a`")]
    [InlineData("a)", "unexpected ): `a)`")]
    [InlineData("[a", "missing closing ]: `[a`")]
    [InlineData("[b-a]", "invalid character class range: `b-a`")]
    [InlineData("[[:foo:]]", "invalid character class range: `[:foo:]`")]
    [InlineData(@"\pX", @"invalid character class range: `\pX`")]
    [InlineData(@"\p{Greek}", @"unsupported character class, a script: `\p{Greek}`")]
    [InlineData("a\\", "trailing backslash at end of expression: ``")]
    [InlineData("((a{100}){100}){100}", "expression too large")]
    public void Other_patterns_are_refused_with_the_reason(string pattern, string problem)
    {
        Assert.False(RegularExpressions.TryCreate(pattern, out _, out var error));
        Assert.Equal($"error parsing regexp: {problem}", error);
    }

    [Fact]
    public void Groups_keep_their_numbers_with_names_among_them()
    {
        Assert.True(RegularExpressions.TryCreate("(?P<x>a)(b)(?:c)(d)", out var regex, out _));
        var match = regex.Match("abcd");

        Assert.Equal(["a", "b", "d"], Enumerable.Range(1, 3).Select(number => match.Groups[number].Value));
    }

    [Theory]
    [InlineData("a*", "a*?")]
    [InlineData("a+?", "a+")]
    public void The_flag_U_swaps_greed(string plain, string swapped)
    {
        Assert.True(RegularExpressions.TryCreate(plain, out var left, out _));
        Assert.True(RegularExpressions.TryCreate("(?U)" + swapped, out var right, out _));

        Assert.Equal(left.Match("aaa").Value, right.Match("aaa").Value);
    }

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("(a|aa)*b")]
    [InlineData("(.*)(.*)(.*)(.*)(.*)x$")]
    public void Catastrophic_patterns_take_linear_time(string pattern)
    {
        var text = new string('a', 50_000) + "!";
        var watch = Stopwatch.StartNew();
        Assert.True(RegularExpressions.TryCreate(pattern, out var regex, out _));

        Assert.DoesNotMatch(regex, text);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    [Fact]
    public void Any_text_is_compiled_or_refused() =>
        Gen.String[Gen.Char["()[]{}*+?|^$.\\-:=!<>PQEpLdwbz019,ai \U0001F600"], 0, 24].Sample(pattern =>
            Assert.NotEqual(RegularExpressions.TryCreate(pattern, out _, out var error), error is not null));

    [Theory]
    [InlineData("\\P\uD83D")]
    [InlineData("[\\p\uDE00]")]
    [InlineData("\\p")]
    public void Half_a_character_names_no_category(string pattern)
    {
        Assert.False(RegularExpressions.TryCreate(pattern, out _, out var error));
        Assert.Contains("invalid character class range", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Very_deep_and_very_long_patterns_are_refused()
    {
        Assert.False(RegularExpressions.TryCreate(new string('(', 10_000), out _, out _));
        Assert.False(RegularExpressions.TryCreate(new string('a', RegularExpressions.MaxPatternLength + 1), out _, out _));
    }

    [Fact]
    public void A_match_that_takes_too_long_is_an_error()
    {
        Assert.True(RegularExpressions.TryCreate("(x+x+)+y|(a?){1000}a{1000}", out var regex, out _));
        var watch = Stopwatch.StartNew();

        var found = RegularExpressions.Match(regex, new string('a', 300_000), static (regex, text) => CelValue.Bool(regex.IsMatch(text)));

        Assert.Equal("operation cancelled: matching a regular expression takes more than a second", found.AsError?.Message);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }
}
