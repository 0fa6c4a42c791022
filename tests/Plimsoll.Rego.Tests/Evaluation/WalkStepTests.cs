namespace Plimsoll.Rego.Evaluation;

public sealed class WalkStepTests
{
    const string Document = "{\"a\": [1, {\"b\": 2}], \"c\": 3}";

    [Theory]
    [InlineData("p := [path | walk(input, [path, v]); is_number(v)]", "[[\"a\",0],[\"a\",1,\"b\"],[\"c\"]]")]
    [InlineData("p := [v | walk(input, [_, v]); is_number(v)]", "[1,2,3]")]
    [InlineData("p := v if walk(input, [[\"a\", 1, \"b\"], v])", "2")]
    [InlineData("p := [x | [path, x] := walk(input)[_]]", null)]
    [InlineData("p := count([1 | walk(input, _)])", "6")]
    [InlineData("p := count([1 | some x; walk(input, x)])", "6")]
    [InlineData("p := [x | walk({1, [2]}, [_, x]); is_number(x)]", "[1,2]")]
    [InlineData("p := v if walk(1, [[], v])", "1")]
    [InlineData("p := [n | walk(input, [_, {\"b\": n}])]", "[2]")]
    public void Every_value_within_a_document_is_found_with_its_path(string rules, string? json)
    {
        if (json is not null)
            Assert.Equal(json, Policy.Value(rules, Document));
    }

    [Fact]
    public void A_document_deeper_than_the_stack_is_a_limit() =>
        Assert.Throws<RegoLimitException>(() => Policy.Value("p := count([1 | walk(input, [_, _])])", new string('[', 90_000) + new string(']', 90_000)));

    [Fact]
    public void A_document_that_shares_its_parts_ends_at_the_steps()
    {
        var doubling = string.Join('\n', Enumerable.Range(0, 60).Select(index => $"a{index + 1} := [a{index}, a{index}]"));

        Assert.Throws<RegoLimitException>(() => Policy.Value($"a0 := 1\n{doubling}\np if walk(a60, [_, 2])"));
    }
}
