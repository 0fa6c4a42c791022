using System.Globalization;

namespace Plimsoll.Rego.Evaluation;

public sealed class EvaluatorTests
{
    [Theory]
    [InlineData("p := input.none", null)]
    [InlineData("p := [input.none]", null)]
    [InlineData("p := {\"a\": input.none}", null)]
    [InlineData("p := [x | x := input.none]", "[]")]
    [InlineData("p := input.no", "false")]
    [InlineData("p if input.no", null)]
    [InlineData("p := input.no == false", "true")]
    [InlineData("p if not input.no", "true")]
    [InlineData("p := not_defined if true\nnot_defined := 1 if false", null)]
    [InlineData("p := f(1)\nf(x) := 1 if x == 2", null)]
    [InlineData("p := f(1)\nf(x) := false", "false")]
    [InlineData("p if f(1)\nf(x) := false", null)]
    [InlineData("p := input.a.b.c", null)]
    [InlineData("p := input.text.a", null)]
    [InlineData("p := count(input.none)", null)]
    [InlineData("p := input.none == input.none", null)]
    [InlineData("p if input.none != 1", null)]
    [InlineData("p if { x := input.no; not x }", "true")]
    public void Undefined_is_not_false(string rules, string? json) => Assert.Equal(json, Policy.Value(rules, "{\"no\": false, \"text\": \"x\"}"));

    [Theory]
    [InlineData("p := [input.list[0], input.list[2], input.list[1.0]]", "[1,3,2]")]
    [InlineData("p := input.list[3]", null)]
    [InlineData("p := input.list[-1]", null)]
    [InlineData("p := input.list[\"0\"]", null)]
    [InlineData("p := {1, 2}[1]", "1")]
    [InlineData("p := {1, 2}[3]", null)]
    [InlineData("p := {[1], 2}[[1]]", "[1]")]
    [InlineData("p := {x | {1, 2}[x]}", "[1,2]")]
    [InlineData("p := {k | input.map[k]}", "[\"a\",\"b\"]")]
    [InlineData("p := {v | v := input.map[_].v}", "[1,2]")]
    [InlineData("p := {k: i | some i; k := input.list[i]}", "{\"1\":0,\"2\":1,\"3\":2}")]
    [InlineData("p := {[a, b] | [a, b] := input.pairs[_]}", "[[1,2],[3,4]]")]
    [InlineData("p := {b | input.pairs[_] = [3, b]}", "[4]")]
    [InlineData("p := {{1, 2}: 3}[{2, 1}]", "3")]
    public void Paths_lead_into_collections(string rules, string? json) => Assert.Equal(json, Policy.Value(
        rules, "{\"list\": [1, 2, 3], \"map\": {\"a\": {\"v\": 1}, \"b\": {\"v\": 2}}, \"pairs\": [[1, 2], [3, 4]]}"));

    [Theory]
    [InlineData("data.p.q", "1")]
    [InlineData("data.p", "{\"base\":2,\"q\":1,\"s\":[1]}")]
    [InlineData("data.p.base", "2")]
    [InlineData("data.other.x", "3")]
    [InlineData("data.p.f", null)]
    [InlineData("data", "{\"other\":{\"x\":3},\"p\":{\"base\":2,\"q\":1,\"s\":[1]}}")]
    [InlineData("[k | data.p[k]]", "[\"base\",\"q\",\"s\"]")]
    [InlineData("[data.p[k] | k := \"base\"]", "[2]")]
    [InlineData("data.none", null)]
    public void Documents_stand_beside_rules(string query, string? json) => Assert.Equal(json, Policy.Ask(
        query, "q := 1\nf(x) := x\nu := 1 if false\ns contains 1", data: "{\"p\": {\"base\": 2}, \"other\": {\"x\": 3}}"));

    [Theory]
    [InlineData("to_number(\"x\")", "eval_builtin_error: to_number: ")]
    [InlineData("1 / 0", "eval_builtin_error: div: divide by zero")]
    [InlineData("count([y | y := [1, \"a\"][_]][0])", "eval_type_error: count: operand 1 must be one of ")]
    public void A_function_that_fails_is_undefined_or_ends_the_evaluation(string call, string failure)
    {
        Assert.Null(Policy.Value($"p := {call}"));
        Assert.Equal("[]", Policy.Value($"p := [x | x := {call}]"));
        Assert.Contains(failure, Policy.Failure($"p := {call}", settings: RegoSettings.Default with { StrictBuiltinErrors = true }), StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_are_evaluated_once()
    {
        var trace = new RegoTrace();
        var query = Policy.Compile("p := [q, q, q]\nq := count([1 | input.x])").Prepare("data.p.p");

        Assert.Equal("[1,1,1]", query.Evaluate(Policy.Json("{\"x\": 1}"), null, RegoSettings.Default, trace, TestContext.Current.CancellationToken)!.ToJson());
        Assert.Equal(1, trace.Lines.Single(line => line.Key is { Row: 3, Column: 1 }).Value.Reached);
    }

    [Theory]
    [InlineData(256)]
    [InlineData(1024)]
    [InlineData(8192)]
    public void A_chain_of_rules_deeper_than_the_stack_is_a_limit(int stackKilobytes)
    {
        var chain = string.Join('\n', Enumerable.Range(0, 20_000).Select(index => string.Create(CultureInfo.InvariantCulture, $"p{index} := count([p{index + 1}, f{index}(1)])\nf{index}(x) := [y | y := x]")));
        var query = Policy.Compile(chain + "\np20000 := 1").Prepare("data.p.p0");

        var error = OnStack(stackKilobytes, () => query.Evaluate(null, null, RegoSettings.Default, TestContext.Current.CancellationToken));

        // Optimised frames are small enough that the largest stack may hold the chain.
        Assert.True(error is RegoLimitException || (error is null && stackKilobytes == 8192), $"{error}");
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("(1 + ", ")")]
    [InlineData("[y | y := ", "]")]
    [InlineData("{\"a\": ", "}")]
    [InlineData("count([", "])")]
    [InlineData("f(", ")")]
    public void Rules_of_the_deepest_terms_fit_a_stack_of_one_mebibyte_or_are_a_limit(string open, string close)
    {
        var depth = open.Contains('|', StringComparison.Ordinal) ? 70 : 140;
        var term = (int index) => string.Concat(Enumerable.Repeat(open, depth)) + $"p{index + 1}" + string.Concat(Enumerable.Repeat(close, depth));
        var rules = string.Join('\n', Enumerable.Range(0, 100).Select(index => $"p{index} := {term(index)}"));

        var error = OnStack(1024, () => Policy.Compile(rules + "\np100 := 1\nf(x) := x").Prepare("data.p.p0").Evaluate(null, null, RegoSettings.Default, TestContext.Current.CancellationToken)!.ToString());

        Assert.True(error is null or RegoLimitException, $"{error}");
    }

    static Exception? OnStack(int kilobytes, Func<object?> run)
    {
        Exception? error = null;
        var thread = new Thread(() => error = Record.Exception(run), kilobytes * 1024);
        thread.Start();
        thread.Join();
        return error;
    }
}
