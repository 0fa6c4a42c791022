namespace Plimsoll.Rego.Evaluation;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("$\"{1} {\"a\"} {[1, \"b\"]} {{1}} {null} {true}\"", "1 a [1, \"b\"] {1} null true")]
    [InlineData("$\"{input.none}\"", "<undefined>")]
    [InlineData("$\"\"", "")]
    [InlineData("$\"{[7][_]} {{\"a\": \"b\"}[_]}\"", "7 b")]
    [InlineData("$\"{input.x with input.x as 3}\"", "3")]
    public void Values_stand_in_the_text(string template, string text) => Assert.Equal(text, ((Values.RegoString)Policy.Evaluate(
        $"p := {template}", "data.p.p", null, null, RegoSettings.Default)!).Value);

    [Fact]
    public void An_expression_of_two_values_ends_the_evaluation() =>
        Assert.Contains("eval_conflict_error", Policy.Failure("p := $\"{[1, 2][_]}\""), StringComparison.Ordinal);

    [Fact]
    public void A_text_that_doubles_itself_ends_at_the_longest_text()
    {
        var doubling = string.Join('\n', Enumerable.Range(0, 40).Select(index => $"a{index + 1} := $\"{{a{index}}}{{a{index}}}\""));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<RegoLimitException>(() => Policy.Value($"a0 := \"x\"\n{doubling}\np := count(a40)"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_500_000_000);
    }

    [Fact]
    public void A_value_that_doubles_its_parts_is_not_written_out()
    {
        var doubling = string.Join('\n', Enumerable.Range(0, 60).Select(index => $"a{index + 1} := [a{index}, a{index}]"));

        Assert.Throws<RegoLimitException>(() => Policy.Value($"a0 := 1\n{doubling}\np := $\"{{a60}}\""));
    }
}
