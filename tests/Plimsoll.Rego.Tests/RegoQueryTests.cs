using Plimsoll.Rego.Values;

namespace Plimsoll.Rego;

public sealed class RegoQueryTests
{
    const string Product = "some a in numbers.range(1, 1000); some b in numbers.range(1, 1000); some c in numbers.range(1, 1000); some d in numbers.range(1, 1000)";

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("data.p.q", "[1,2]")]
    [InlineData("x := data.p.q; count(x) == 2", "true")]
    [InlineData("data.p.q[_] == 2", "false")]
    [InlineData("data.p.q[_] == 7", "false")]
    [InlineData("not data.p.none", "true")]
    [InlineData("data.p.none", null)]
    [InlineData("data.p.q[7]", null)]
    [InlineData("false", "false")]
    public void A_term_answers_its_value_and_anything_else_whether_it_can_be_satisfied(string query, string? json) =>
        Assert.Equal(json, Policy.Ask(query, "q := [1, 2]"));

    [Fact]
    public void Bindings_are_the_ways_to_satisfy_a_query()
    {
        var query = Policy.Compile("q := {\"a\": 1, \"b\": 2}").Prepare("data.p.q[k] = v; v > 0");

        var found = query.Bindings(null, null, RegoSettings.Default, TestContext.Current.CancellationToken);

        Assert.Equal(["{\"k\": \"a\", \"v\": 1}", "{\"k\": \"b\", \"v\": 2}"], found.Select(binding => binding.ToString()));
    }

    [Fact]
    public void A_query_may_ask_what_no_rule_defines()
    {
        var query = RegoProgram.Compile([]).Prepare("[input.a, data.b.c]");

        Assert.Equal("[1,2]", query.Evaluate(Policy.Json("{\"a\": 1}"), Policy.Json("{\"b\": {\"c\": 2}}"), RegoSettings.Default, TestContext.Current.CancellationToken)!.ToJson());
        Assert.Null(query.Evaluate(null, null, RegoSettings.Default, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Mistakes_of_a_query_are_told()
    {
        Assert.Equal("rego_parse_error", Assert.Throws<RegoException>(() => RegoProgram.Compile([]).Prepare("x :=")).Errors[0].Code);
        Assert.Equal("rego_unsafe_var_error", Assert.Throws<RegoException>(() => RegoProgram.Compile([]).Prepare("x > 1")).Errors[0].Code);
    }

    [Fact]
    public void An_evaluation_that_failed_leaves_nothing_for_the_next()
    {
        var query = Policy.Compile("p := x if some x in input\nq contains x if some x in input").Prepare("[data.p.q, data.p.p]");
        Assert.Throws<RegoException>(() => query.Evaluate(Policy.Json("[1, 2]"), null, RegoSettings.Default, TestContext.Current.CancellationToken));

        Assert.Equal("[[3],3]", query.Evaluate(Policy.Json("[3]"), null, RegoSettings.Default, TestContext.Current.CancellationToken)!.ToJson());
        Assert.Equal("[[4],4]", query.Evaluate(Policy.Json("[4]"), null, RegoSettings.Default, TestContext.Current.CancellationToken)!.ToJson());
    }

    [Fact]
    public void Many_threads_may_evaluate_one_query()
    {
        var query = Policy.Compile("p contains y if { some x in input.xs; y := f(x) }\nf(x) := count([z | some z in input.xs; z <= x])").Prepare("data.p.p");

        Parallel.For(0, 200, index =>
        {
            var count = 1 + (index % 7);
            var input = Policy.Json($"{{\"xs\": [{string.Join(',', Enumerable.Range(1, count))}]}}");
            Assert.Equal(count, ((RegoSet)query.Evaluate(input, null, RegoSettings.Default, TestContext.Current.CancellationToken)!).Count);
        });
    }

    [Theory]
    [InlineData("p := [1 | " + Product + "; a + b + c + d == 1]")]
    [InlineData("p := {[a, b, c, d] | " + Product + "}")]
    [InlineData("p contains [a, b, c, d] if { " + Product + " }")]
    [InlineData("p[a][b][c] := d if { " + Product + "; d == 1 }")]
    [InlineData("p if { " + Product + "; a + b + c + d == 1 }")]
    [InlineData("p if { not q }\nq if { " + Product + "; a + b + c + d == 1 }")]
    [InlineData("p if { every a in numbers.range(1, 1000000) { count([b | some b in numbers.range(1, 1000)]) > 0 } }")]
    public void A_product_that_explodes_ends_at_the_steps(string rules)
    {
        var settings = RegoSettings.Default with { MaxSteps = 1_000_000 };

        var error = Assert.Throws<RegoLimitException>(() => Policy.Evaluate(rules, "data.p.p", null, null, settings));

        Assert.Equal("the evaluation takes more than 1000000 steps", error.Message);
    }

    [Fact]
    public void A_product_that_explodes_ends_at_the_time()
    {
        var settings = RegoSettings.Default with { MaxSteps = long.MaxValue, MaxTime = TimeSpan.FromMilliseconds(300) };
        var start = TimeProvider.System.GetTimestamp();

        var error = Assert.Throws<RegoLimitException>(() => Policy.Evaluate("p := [1 | " + Product + "; a + b + c + d == 1]", "data.p.p", null, null, settings));

        Assert.Equal("the evaluation takes longer than 0.3 s", error.Message);
        Assert.InRange(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 0.3, 5);
    }

    [Fact]
    public void Steps_that_each_take_long_do_not_outlast_the_time_by_much()
    {
        var settings = RegoSettings.Default with { MaxSteps = long.MaxValue, MaxTime = TimeSpan.FromMilliseconds(500) };
        var items = string.Join(',', Enumerable.Repeat("[\"some text that is compared\"]", 20_000));
        var input = Policy.Json($"[{string.Join(',', Enumerable.Repeat($"[{items}]", 50))}]");
        var query = Policy.Compile("p := [1 | some x in input; some y in input; x != y; some z in input; x < z]").Prepare("data.p.p");
        var start = TimeProvider.System.GetTimestamp();

        Assert.NotNull(Record.Exception(() => query.Evaluate(input, null, settings, TestContext.Current.CancellationToken)) ?? new RegoLimitException());
        Assert.InRange(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 0, 5);
    }

    [Fact]
    public void A_cancellation_ends_an_evaluation()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var query = Policy.Compile("p := [1 | " + Product + "; a + b + c + d == 1]").Prepare("data.p.p");
        var settings = RegoSettings.Default with { MaxSteps = long.MaxValue, MaxTime = TimeSpan.FromMinutes(5) };

        Assert.Throws<OperationCanceledException>(() => query.Evaluate(null, null, settings, cancellation.Token));
    }

    [Theory]
    [InlineData("p contains [a, b] if { some a in numbers.range(1, 10000); some b in numbers.range(1, 10000) }")]
    [InlineData("p := [[[[[[[[b]]]]]]] | some a in numbers.range(1, 10000); some b in numbers.range(1, 10000)]")]
    [InlineData("p := {[a, b]: {\"k\": [b]} | some a in numbers.range(1, 10000); some b in numbers.range(1, 10000)}")]
    [InlineData("p := [{{{{b}}}} | some a in numbers.range(1, 10000); some b in numbers.range(1, 10000)]")]
    [InlineData("p := [sprintf(\"%d %d\", [a, b]) | some a in numbers.range(1, 10000); some b in numbers.range(1, 10000)]")]
    [InlineData("p[a][b] := [a] if { some a in numbers.range(1, 10000); some b in numbers.range(1, 10000) }")]
    public void A_rule_of_millions_of_members_stays_within_a_hundred_bytes_for_every_ten_steps(string rules)
    {
        var settings = RegoSettings.Default with { MaxSteps = 10_000_000, MaxTime = TimeSpan.FromMinutes(2) };
        var query = Policy.Compile(rules).Prepare("data.p.p");
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<RegoLimitException>(() => query.Evaluate(null, null, settings, TestContext.Current.CancellationToken));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400_000_000);
    }

    [Fact]
    public void Ten_megabytes_of_input_are_asked_in_passing()
    {
        var items = string.Join(',', Enumerable.Range(0, 100_000).Select(index => $"{{\"name\": \"object-{index}\", \"labels\": {{\"a\": \"{index}\", \"b\": [1, 2, 3, 4, 5, 6]}}}}"));
        var input = Policy.Json($"{{\"items\": [{items}], \"kind\": \"List\"}}");
        var query = Policy.Compile("p := count([1 | some o in input.items; o.labels.a == \"77\"])").Prepare("data.p.p");

        Assert.Equal("1", query.Evaluate(input, null, RegoSettings.Default with { MaxTime = TimeSpan.FromMinutes(1) }, TestContext.Current.CancellationToken)!.ToJson());
    }

    [Theory]
    [InlineData("[v | walk(input, [_, v])]")]
    [InlineData("input == json.unmarshal(json.marshal(input))")]
    [InlineData("sprintf(\"%v\", [input])")]
    [InlineData("{input, [input], 1}")]
    [InlineData("count({input: 1, [input]: 2})")]
    [InlineData("json.marshal(input)")]
    [InlineData("object.union({\"a\": input}, {\"a\": input})")]
    [InlineData("input < [input]")]
    public void A_document_of_ten_thousand_levels_has_an_answer_or_is_a_limit(string term)
    {
        var input = Policy.Json(string.Concat(Enumerable.Repeat("[{\"a\": ", 5_000)) + "1" + string.Concat(Enumerable.Repeat("}]", 5_000)));
        var query = Policy.Compile($"p := x if {{ x := {term} }}").Prepare("data.p.p");
        Exception? error = null;
        var thread = new Thread(() => error = Record.Exception(() => query.Evaluate(input, null, RegoSettings.Default, TestContext.Current.CancellationToken)?.ToJson()), 1024 * 1024);
        thread.Start();
        thread.Join();

        Assert.True(error is null or RegoLimitException, $"{error}");
    }

    [Fact]
    public void Numbers_of_one_weak_hash_are_told_apart_in_a_moment()
    {
        var numbers = string.Join(',', Enumerable.Range(1, 100_000).Select(index => (index * 4_294_967_297L).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var large = string.Join(',', Enumerable.Range(400, 50_000).Select(index => $"1e{index}"));

        Assert.Equal("[100000,50000]", Policy.Value("p := [count({x | some x in input.a}), count({x | some x in input.b})]", $"{{\"a\": [{numbers}], \"b\": [{large}]}}"));
    }
}
