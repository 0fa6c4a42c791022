using System.Collections.Immutable;
using System.Diagnostics;
using CsCheck;

namespace Plimsoll.Cel.Syntax;

public sealed class ParserTests
{
    static readonly string[] Vocabulary =
    [
        "a", "b", "x", "in", "true", "null", "1", "2u", "1.5", "'t'", "b'b'", "var", "has(a.b)", "a.b", "cel.bind(a, ", "[1].map(x, ", "a.all(i, v, ", "a.optMap(x, ",
        ".", "?", ":", ",", "(", ")", "(", ")", "[", "]", "{", "}", "+", "-", "*", "!", "&&", "||", "==", "<", " ", "\n", "'", "`c-d`", "\\", "//", "\uD800"
    ];

    static readonly ImmutableArray<Macro> Macros = [.. StandardMacros.All, .. TwoVariableMacros.All, .. BindingMacros.All, .. OptionalMacros.All];

    [Theory]
    [InlineData("a = 1", "1:3: '=' is no operator: did you mean '=='?")]
    [InlineData("a and b", "1:3: unexpected 'and', expected an operator or the end of the expression: did you mean '&&'?")]
    [InlineData("a\n  or b", "2:3: unexpected 'or', expected an operator or the end of the expression: did you mean '||'?")]
    [InlineData("'abc", "1:1: the text that begins here has no closing '")]
    [InlineData("{{ a }}", "1:6: unexpected '}', expected ':' and the value of the key: '{{ }}' are marks of a template, which must be filled in first")]
    [InlineData("5Mi", "1:2: unexpected 'Mi', expected an operator or the end of the expression: did you mean the text '5Mi' or a multiplication?")]
    [InlineData("", "1:1: unexpected end of the expression, expected a value")]
    [InlineData("a +", "1:4: unexpected end of the expression, expected a value")]
    [InlineData("(a", "1:3: unexpected end of the expression, expected an operator or ')'")]
    [InlineData("f(a b)", "1:5: unexpected 'b', expected an operator, ',' or ')'")]
    [InlineData("a ? b ? c : d : e", "1:7: unexpected '?', expected ':' and the value of the other case: a condition inside a condition stands in parentheses")]
    [InlineData("'\U0001F600' + $", "1:7: '$' does not belong here: names have letters, digits and '_' only")]
    [InlineData("a; b", "1:2: ';' does not belong here: an expression is one formula, without statements")]
    [InlineData("has(a)", "1:5: invalid argument to has() macro: it asks for a field, has(a.b)")]
    public void A_mistake_is_told_with_place_expectation_and_hint(string text, string expected) =>
        Assert.Equal(expected, Parser.Parse(text, new CelOptions(), Macros).Issues.Single().ToString());

    [Fact]
    public void Text_that_is_no_unicode_is_refused()
    {
        string[] broken = ["'a\uD800'", "// \uDC00\n1", "\uD83D\uD83D\uDE00"];
        Assert.Equal(
            ["1:3: half of a surrogate pair (U+D800): the text is no valid Unicode", "1:4: half of a surrogate pair (U+DC00): the text is no valid Unicode", "1:1: half of a surrogate pair (U+D83D): the text is no valid Unicode"],
            broken.Select(text => Parser.Parse(text, new CelOptions(), []).Issues.Single().ToString()));
    }

    [Fact]
    public void Mistakes_that_do_not_end_the_reading_are_told_together_in_order()
    {
        var parsed = Parser.Parse("var.a + 'x'.?b + [?while]", new CelOptions { OptionalSyntax = false }, []);
        Assert.Null(parsed.Root);
        Assert.Equal(["reserved identifier: var", "unsupported syntax '.?'", "unsupported syntax '?'", "reserved identifier: while"], parsed.Issues.Select(issue => issue.Message));
    }

    [Fact]
    public void There_is_a_limit_to_the_mistakes_told() =>
        Assert.Equal(CelLimits.MaxIssues, Parser.Parse(string.Join(" + ", Enumerable.Repeat("var", 200)), new CelOptions(), []).Issues.Length);

    [Theory]
    [InlineData("(", 10_000, "a", ")")]
    [InlineData("[", 10_000, "", "]")]
    [InlineData("a.f(", 10_000, "1", ")")]
    [InlineData("-(!", 10_000, "a", ")")]
    [InlineData("a ? b : ", 10_000, "c", "")]
    [InlineData("", 5_000, "a", ".b")]
    [InlineData("", 5_000, "a", "[0]")]
    [InlineData("1 + ", 20_000, "1", "")]
    [InlineData("1 < ", 20_000, "1", "")]
    [InlineData("(", 1_000_000, "1", ")")]
    [InlineData("a", 99_999, "=", "")]
    public void Deep_or_long_text_ends_in_one_issue_at_once(string before, int count, string inside, string after)
    {
        var text = string.Concat(Enumerable.Repeat(before, count)) + inside + string.Concat(Enumerable.Repeat(after, count));
        var watch = Stopwatch.StartNew();
        var parsed = Parser.Parse(text, new CelOptions(), Macros);
        Assert.Null(parsed.Root);
        Assert.Single(parsed.Issues);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData("(", 249, "a", ")")]
    [InlineData("", 249, "a", ".b")]
    [InlineData("1 + ", 249, "1", "")]
    [InlineData("a && ", 15_000, "a", "")]
    [InlineData("!", 50_000, "a", "")]
    [InlineData("a, ", 0, "[1, 2]", "")]
    public void What_is_not_deep_is_read(string before, int count, string inside, string after)
    {
        var text = string.Concat(Enumerable.Repeat(before, count)) + inside + string.Concat(Enumerable.Repeat(after, count));
        Assert.Empty(Parser.Parse(text, new CelOptions(), Macros).Issues);
    }

    [Fact]
    public void A_megabyte_of_stack_is_enough_for_the_deepest_text()
    {
        var text = string.Concat(Enumerable.Repeat("-[{1: f(a || b && 1 == 2 + 3 * ", 80)) + "1" + string.Concat(Enumerable.Repeat(")}]", 80));
        ParseResult? parsed = null;
        var thread = new Thread(() => parsed = Parser.Parse(text, new CelOptions(), []), 1024 * 1024);
        thread.Start();
        thread.Join();
        Assert.NotNull(parsed);
    }

    [Fact]
    public void Any_text_is_read_or_refused_with_valid_places() =>
        Gen.String.Sample(CheckPlaces, iter: 20_000);

    [Fact]
    public void Any_soup_of_words_is_read_or_refused_with_valid_places() =>
        Words().Sample(CheckPlaces, iter: 30_000);

    static Gen<string> Words() => Gen.Int[0, Vocabulary.Length - 1].Array[1, 12].Select(picks => string.Join(' ', picks.Select(pick => Vocabulary[pick])));

    static void CheckPlaces(string text)
    {
        var parsed = Parser.Parse(text, new CelOptions(), Macros);
        Assert.Equal(parsed.Root is null, parsed.Issues.Length > 0);
        Assert.All(parsed.Issues, issue =>
        {
            Assert.InRange(issue.Offset, 0, text.Length);
            Assert.InRange(issue.Line, 1, text.Length + 1);
            Assert.InRange(issue.Column, 1, text.Length + 1);
            Assert.NotEmpty(issue.Message);
        });
    }
}
