namespace Plimsoll.Rego.Syntax;

public sealed class TermParserTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("10 - 4 - 3", "3")]
    [InlineData("7 - 2 % 5 * 2", "3")]
    [InlineData("1 + 1 == 2", "true")]
    [InlineData("{1} | {2} & {2, 3}", "[1,2]")]
    [InlineData("{1, 2} - {2} | {3}", "[1,3]")]
    [InlineData("1 - 1", "0")]
    [InlineData("1 -1", "0")]
    [InlineData("[1, -1]", "[1,-1]")]
    [InlineData("[1, 2,]", "[1,2]")]
    [InlineData("{\"a\": 1,}", "{\"a\":1}")]
    [InlineData("{1, 2,}", "[1,2]")]
    [InlineData("{}", "{}")]
    [InlineData("set()", "[]")]
    [InlineData("[1, [2, [3]]][1][1][0]", "3")]
    [InlineData("{\"a\": {\"b\": 1}}.a[\"b\"]", "1")]
    [InlineData("{\"with\": 1}.with", "1")]
    [InlineData("[x | x := 1]", "[1]")]
    [InlineData("[x | some x in [1, 2]; x > 1]", "[2]")]
    [InlineData("{x | some x in [1, 1]}", "[1]")]
    [InlineData("{k: v | some k, v in {\"a\": 1}}", "{\"a\":1}")]
    [InlineData("[x + 1 | x := 1]", "[2]")]
    [InlineData("{{1} | {2}}", "[[1]]")]
    [InlineData("{({1} | {2})}", "[[1,2]]")]
    [InlineData("[{1} | {2}, 3]", "[[1,2],3]")]
    [InlineData("[{1} | {2} | {3}, {4}]", "[[1,2,3],[4]]")]
    [InlineData("{\"a\": {1} | {2}, \"b\": 1}", "{\"a\":[1,2],\"b\":1}")]
    [InlineData("{{1} | {2}: 3}", "{\"[1,2]\":3}")]
    [InlineData("[1 in [1], 2]", "[true,2]")]
    [InlineData("{1 in [1]}", "[true]")]
    [InlineData("{1 in [1]: 2 in [1]}", "{\"true\":false}")]
    [InlineData("[(0, 1 in [1])]", "[true]")]
    [InlineData("1 in [1] in [true]", "true")]
    [InlineData("$\"a{1 + 1}b{\"c\"}\"", "\"a2bc\"")]
    [InlineData("$\"\\{{[1, \"x\"]}\"", "\"{[1, \\\"x\\\"]\"")]
    [InlineData("$`{input.none}\\n`", "\"<undefined>\\\\n\"")]
    [InlineData("$\"{$\"{1}\"}\"", "\"1\"")]
    [InlineData("null", "null")]
    [InlineData("count\n([1])", null)]
    public void Terms_are_read(string term, string? json)
    {
        if (json is null)
            Assert.Contains("rego_", Policy.Mistake($"p := {term}"), StringComparison.Ordinal);
        else
            Assert.Equal(json, Policy.Value($"p := {term}"));
    }

    [Theory]
    [InlineData("[1 2]", "unexpected number 2 token: expected \",\" or \"]\"")]
    [InlineData("{1: 2 3}", "unexpected number 3 token: expected \",\" or \"}\"")]
    [InlineData("{1, 2: 3}", "unexpected \":\" token: expected \",\" or \"}\"")]
    [InlineData("(1", "unexpected eof token: expected \")\"")]
    [InlineData("-x", "unexpected \"x\" token: expected a number after \"-\"")]
    [InlineData("1 +", "unexpected eof token: expected a term")]
    [InlineData("if", "unexpected \"if\" token: expected a term, this is a word of the language")]
    [InlineData("x.", "unexpected eof token: expected identifier")]
    [InlineData("$\"{1;2}\"", "unexpected \";\" token: expected \"}\" after the expression of the template string")]
    [InlineData("$\"{x := 1}\"", "expected a term in the template string")]
    public void Mistakes_are_told(string term, string message) =>
        Assert.EndsWith(": rego_parse_error: " + message, Policy.Mistake($"p := {term}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{", "}")]
    [InlineData("(", ")")]
    [InlineData("{\"a\": ", "}")]
    [InlineData("[x | x := ", "]")]
    [InlineData("{x: 1 | x := ", "}")]
    [InlineData("count([", "])")]
    [InlineData("input[", "]")]
    [InlineData("$\"{", "}\"")]
    [InlineData("1 + (", ")")]
    [InlineData("{ {1} | ", "}")]
    public void Terms_within_terms_go_down_to_a_depth(string open, string close)
    {
        var depth = 60;
        Policy.Compile("p := " + Repeat(open, depth) + "1" + Repeat(close, depth));

        Assert.Contains("rego_parse_error", Policy.Mistake("p := " + Repeat(open, 10_000) + "1" + Repeat(close, 10_000)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a | ")]
    [InlineData("a == ")]
    [InlineData("a + ")]
    [InlineData("a in ")]
    public void Chains_of_operators_go_down_to_a_depth(string operand) =>
        Assert.EndsWith("nested deeper than 300 terms", Policy.Mistake("p := " + Repeat(operand, 100_000) + "a"), StringComparison.Ordinal);

    [Theory]
    [InlineData("f", "()")]
    [InlineData("f", "().a")]
    [InlineData("f", "()[0]")]
    public void Calls_of_calls_go_down_to_a_depth(string name, string suffix) =>
        Assert.EndsWith("nested deeper than 300 terms", Policy.Mistake("p := " + name + Repeat(suffix, 100_000)), StringComparison.Ordinal);

    [Theory]
    [InlineData("input")]
    [InlineData("data")]
    public void A_path_has_at_most_300_keys(string root)
    {
        Policy.Compile("p := " + root + Repeat(".a", 300));

        Assert.EndsWith("a path of more than 300 keys", Policy.Mistake("p := " + root + Repeat(".a", 400_000)), StringComparison.Ordinal);
        Assert.EndsWith("a path of more than 300 keys", Policy.Mistake("p if true with " + root + Repeat("[\"a\"]", 400_000) + " as 1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ {{ a | b ", "")]
    [InlineData("[ a | b, ", "]")]
    [InlineData("[ a | [ b | ", "]]")]
    [InlineData("{ a: b | ", "}")]
    [InlineData("{ {a} | {", "}}")]
    [InlineData("{ a | not b; ", "")]
    public void What_may_be_a_comprehension_or_an_operator_takes_no_exponential_time(string open, string close)
    {
        foreach (var depth in new[] { 10, 50, 99, 5_000 })
        {
            try
            {
                RegoModule.Parse("p.rego", "package p\np := " + Repeat(open, depth) + "c" + Repeat(close, depth));
            }
            catch (RegoException error)
            {
                Assert.Equal("rego_parse_error", error.Errors[0].Code);
            }
        }
    }

    [Fact]
    public void A_large_module_is_not_read_many_times_over()
    {
        var items = string.Join(',', Enumerable.Repeat("1", 1_000_000));

        Assert.Contains("rego_parse_error", Policy.Mistake("p := " + Repeat("[ a | ", 60) + items + Repeat("]", 59) + "}"), StringComparison.Ordinal);
    }

    static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
