namespace Plimsoll.Rego.Evaluation;

public sealed class WithStepTests
{
    [Theory]
    [InlineData("p := x if x := input.a with input.a as 5", "5")]
    [InlineData("p := x if x := input with input.a.b as 5", "{\"a\":{\"b\":5},\"c\":2}")]
    [InlineData("p := x if x := input with input as {\"z\": 1}", "{\"z\":1}")]
    [InlineData("p := [x, input.a] if x := input.a with input.a as 5", "[5,1]")]
    [InlineData("p := x if x := data.d.v with data.d.v as 7", "7")]
    [InlineData("p := x if x := data.d with data.d.w as 7", "{\"v\":4,\"w\":7}")]
    [InlineData("q := 1\np := x if x := q with data.p.q as 9", "9")]
    [InlineData("q := r\nr := 1\np := [x, q] if x := q with data.p.r as 9", "[9,1]")]
    [InlineData("q := input.a\np := [q, x, y] if { x := q with input.a as 5; y := q with input.a as 6 }", "[1,5,6]")]
    [InlineData("f(x) := x\np := x if x := f(1) with f as 9", "9")]
    [InlineData("f(x) := x\ng(x) := x + 10\np := x if x := f(1) with f as g", "11")]
    [InlineData("p := x if x := count([1]) with count as 9", "9")]
    [InlineData("g(x) := [x]\np := x if x := count([1]) with count as g", "[[1]]")]
    [InlineData("q := count([1])\np := x if x := q with count as 4", "4")]
    [InlineData("g(x) := count(x) + 100\np := x if x := count([1]) with count as g", "101")]
    [InlineData("p := x if x := input.a with input.a as input.none", null)]
    [InlineData("p := [x | some x in input.a with input.a as [1, 2]]", "[1,2]")]
    [InlineData("p if not input.a == 1 with input.a as 2", "true")]
    [InlineData("p := x if x := [input.a, data.d.v] with input.a as 5 with data.d.v as 6", "[5,6]")]
    [InlineData("p := x if x := y with input.a as 3\ny := z with input.a as input.a + 1\nz := input.a", null)]
    [InlineData("p := x if { x := y with input.a as 3 }\ny := w if w := input.a", "3")]
    public void Documents_and_functions_are_replaced_while_a_literal_is_evaluated(string rules, string? json)
    {
        if (rules.Contains("y := z with", StringComparison.Ordinal))
            Assert.Contains("rego_parse_error", Policy.Mistake(rules), StringComparison.Ordinal);
        else
            Assert.Equal(json, Policy.Value(rules, "{\"a\": 1, \"c\": 2}", "{\"d\": {\"v\": 4}}"));
    }

    [Fact]
    public void A_part_of_a_rule_cannot_be_replaced() =>
        Assert.EndsWith("partially replace virtual document(s)", Policy.Mistake("q := {\"a\": 1}\np := x if x := q with data.p.q.a as 9"), StringComparison.Ordinal);

    [Fact]
    public void Replacements_within_replacements_use_no_more_memory_than_the_steps_allow()
    {
        var chain = string.Join('\n', Enumerable.Range(0, 2_000).Select(index => $"p{index} := x if x := p{index + 1} with input.x as {index}"));
        var filler = string.Join('\n', Enumerable.Range(0, 50_000).Select(index => $"q{index} := 1"));

        Assert.Throws<RegoLimitException>(() => Policy.Value($"{chain}\np2000 := 1\np := p0\n{filler}"));
    }
}
