namespace Plimsoll.Rego.Evaluation;

public sealed class ClausePlanTests
{
    [Theory]
    [InlineData("p := 1 if true\np := 2 if true", "eval_conflict_error: complete rules must not produce multiple outputs")]
    [InlineData("p := x if some x in [1, 2]", "eval_conflict_error: complete rules must not produce multiple outputs")]
    [InlineData("f(x) := 1\nf(x) := 2\np := f(1)", "eval_conflict_error: functions must not produce multiple outputs for same inputs")]
    [InlineData("f(x) := y if some y in [x, 2]\np := f(1)", "eval_conflict_error: functions must not produce multiple outputs for same inputs")]
    [InlineData("p[\"a\"] := x if some x in [1, 2]", "eval_conflict_error: complete rules must not produce multiple outputs")]
    [InlineData("p[k] := x if { k := \"a\"; some x in [1, 2] }", "eval_conflict_error: object keys must be unique")]
    [InlineData("p := {k: v | k := \"a\"; some v in [1, 2]}", "eval_conflict_error: object keys must be unique")]
    [InlineData("p[x] := 1 if x := \"a\"\np.a.b := 2", "eval_conflict_error: object keys must be unique")]
    public void Two_values_at_one_place_end_the_evaluation(string rules, string failure) =>
        Assert.EndsWith(": " + failure, Policy.Failure(rules), StringComparison.Ordinal);

    [Theory]
    [InlineData("p := 1 if true\np := 1.0 if true", "1")]
    [InlineData("p := x if some x in [1, 1]", "1")]
    [InlineData("p[\"a\"] := x if some x in [1, 1]", "{\"a\":1}")]
    [InlineData("f(x) := 1\nf(2) := 1\np := f(2)", "1")]
    public void The_same_value_twice_is_no_conflict(string rules, string json) => Assert.Equal(json, Policy.Value(rules));

    [Theory]
    [InlineData("p := 1 if false\nelse := 2 if false\nelse := 3", "3")]
    [InlineData("p := 1 if false\nelse := 2 if true\nelse := 3", "2")]
    [InlineData("p if false\nelse := 2 if input.x", null)]
    [InlineData("p := false if true\nelse := 2", "false")]
    [InlineData("p := input.none if true\nelse := 2", "2")]
    [InlineData("f(x) := 1 if x > 5\nelse := 2 if x > 3\nelse := 3\np := [f(9), f(4), f(0)]", "[1,2,3]")]
    [InlineData("p := y if { y := 1; y > 2 }\nelse := y if { y := 5 }", "5")]
    public void Else_is_tried_where_what_is_before_has_no_value(string rules, string? json) => Assert.Equal(json, Policy.Value(rules));

    [Theory]
    [InlineData("default p := false\np if input.x", "false")]
    [InlineData("default p := [1, {\"a\": 2}]\np := 1 if false", "[1,{\"a\":2}]")]
    [InlineData("default p := 5", "5")]
    [InlineData("default f(_) := 7\nf(x) := 1 if x == 1\np := [f(1), f(2)]", "[1,7]")]
    [InlineData("default f(_) := 7\np := f(input.none)", null)]
    public void The_default_counts_where_no_rule_applies(string rules, string? json) => Assert.Equal(json, Policy.Value(rules));

    [Fact]
    public void A_hundred_thousand_else_are_tried_one_after_the_other()
    {
        var rules = "p := 1 if false\n" + string.Concat(Enumerable.Repeat("else := 2 if false\n", 100_000)) + "else := 3";

        Assert.Equal("3", Policy.Value(rules));
    }
}
