using System.Globalization;

namespace Plimsoll.Rego.Compilation;

public sealed class RuleTreeTests
{
    [Theory]
    [InlineData("p := 1\np contains 2", "rego_type_error: conflicting rules data.p.p found")]
    [InlineData("p := 1\np(x) := 2", "rego_type_error: conflicting rules data.p.p found")]
    [InlineData("p[x] := 1 if x := 2\np contains 2", "rego_type_error: conflicting rules data.p.p found")]
    [InlineData("p(x) := 1\np(x, y) := 2", "rego_type_error: conflicting rules data.p.p found: they take different numbers of arguments")]
    [InlineData("default p := 1\ndefault p := 2", "rego_type_error: multiple default rules data.p.p found")]
    [InlineData("p := 1\np.a := 2", "rego_type_error: rule data.p.p conflicts with [data.p.p.a]")]
    [InlineData("default p := x", "rego_unsafe_var_error: var x is unsafe")]
    public void Rules_that_cannot_stand_beside_each_other_are_mistakes(string rules, string mistake) =>
        Assert.EndsWith(": " + mistake, Policy.Mistake(rules), StringComparison.Ordinal);

    [Theory]
    [InlineData("p.a.b := 1\np.a.c := 2\np.d := 3", "{\"a\":{\"b\":1,\"c\":2},\"d\":3}")]
    [InlineData("p.a.b := 1\np.a[x] := 2 if some x in [\"c\", \"d\"]", "{\"a\":{\"b\":1,\"c\":2,\"d\":2}}")]
    [InlineData("p[x] := 1 if x := \"a\"\np.b.c := 2", "{\"a\":1,\"b\":{\"c\":2}}")]
    [InlineData("p[x][y] := x + y if { some x in [1, 2]; some y in [3] }", "{\"1\":{\"3\":4},\"2\":{\"3\":5}}")]
    [InlineData("p.s contains 1\np.s contains 2\np.t := 3", "{\"s\":[1,2],\"t\":3}")]
    [InlineData("p[x].k contains y if { some x in [\"a\", \"b\"]; some y in [1, 2] }", "{\"a\":{\"k\":[1,2]},\"b\":{\"k\":[1,2]}}")]
    [InlineData("p.f(x) := x\np.g := p.f(2)", "{\"g\":2}")]
    public void Rules_of_longer_paths_make_objects(string rules, string json) => Assert.Equal(json, Policy.Value(rules));

    [Fact]
    public void Modules_of_one_package_share_its_rules()
    {
        var program = RegoProgram.Compile(
        [
            RegoModule.Parse("a.rego", "package p\np contains x if some x in q"),
            RegoModule.Parse("b.rego", "package p\np contains 3\nq := [1, 2]"),
            RegoModule.Parse("c.rego", "package other\nr := data.p.q"),
        ]);

        Assert.Equal("[1,2,3]", program.Prepare("data.p.p").Evaluate(null, null, RegoSettings.Default, TestContext.Current.CancellationToken)!.ToJson());
        Assert.Equal("[1,2]", program.Prepare("data.other.r").Evaluate(null, null, RegoSettings.Default, TestContext.Current.CancellationToken)!.ToJson());
    }

    [Fact]
    public void Many_long_paths_take_no_memory_by_the_square_of_their_length()
    {
        var rules = string.Join('\n', Enumerable.Range(0, 500).Select(index =>
            string.Create(CultureInfo.InvariantCulture, $"r{index}{string.Concat(Enumerable.Repeat(".a", 290))} := 1")));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Policy.Compile(rules);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400_000_000);
    }
}
