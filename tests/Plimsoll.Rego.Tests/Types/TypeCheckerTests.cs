namespace Plimsoll.Rego.Types;

public sealed class TypeCheckerTests
{
    [Fact]
    public void An_argument_that_a_function_can_never_take_is_a_mistake() => Assert.Equal(
        "2:8: rego_type_error: startswith: invalid argument(s)\n\thave: (number, string)\n\twant: (string, string)",
        Policy.Mistake("p if { startswith(1, \"a\") }"));

    [Theory]
    [InlineData("p if { x := count([1]); x == \"1\"; startswith(x, \"1\") }", "startswith: invalid argument(s)")]
    [InlineData("p if { [x] = {\"a\": 1} }", "match error")]
    [InlineData("p if { [1, x] = [\"1\", 2] }", "match error")]
    [InlineData("p if { lower(q) }\nq := 1", "lower: invalid argument(s)")]
    [InlineData("p if { lower(f(1)) }\nf(x) := [x]", "lower: invalid argument(s)")]
    [InlineData("p if { some x in s; lower(x) }\ns contains 1", "lower: invalid argument(s)")]
    [InlineData("p := [lower(x) | x := [1][_]]", "lower: invalid argument(s)")]
    [InlineData("p if { x := {\"a\": 1}; x.b }", "undefined ref")]
    [InlineData("p if { x := \"text\"; x.b }", "undefined ref")]
    [InlineData("p if { every x in [1] { lower(x) == \"\" }; lower(2) }", "lower: invalid argument(s)")]
    [InlineData("p if { not lower(1) }", "lower: invalid argument(s)")]
    public void What_can_never_hold_is_a_mistake(string rules, string message)
    {
        var mistake = Policy.Mistake(rules);
        Assert.Contains("rego_type_error: " + message, mistake, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p if { lower(input.x) == \"a\" }")]
    [InlineData("p if { lower(data.q.x) == \"a\" }")]
    [InlineData("p if { x := input.list[_]; startswith(x, \"a\"); x > 1 }")]
    [InlineData("p if { f(\"a\") }\nf(x) if { x == 1 }\nf(x) if { lower(x) == \"a\" }")]
    [InlineData("p if { x := q; lower(x) == \"a\" }\nq := 1 if { input.a }\nq := \"a\" if { not input.a }")]
    [InlineData("p if { lower(q) == \"a\" with data.p.q as \"A\" }\nq := 1")]
    [InlineData("p if { x := [1, \"a\"][_]; lower(x) == \"a\" }")]
    [InlineData("p if { x := {\"a\": 1}[input.k]; x > 0 }")]
    [InlineData("p if { walk(input, [path, value]); value == 1; path[0] == \"a\" }")]
    public void What_may_hold_is_none(string rules) => Policy.Compile(rules);

    [Fact]
    public void Types_that_double_themselves_are_not_kept() =>
        Policy.Compile("a0 := 1\n" + string.Join('\n', Enumerable.Range(0, 100).Select(index => $"a{index + 1} := [a{index}, a{index}]")));
}
