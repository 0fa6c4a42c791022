namespace Plimsoll.Rego.Compilation;

public sealed class ResolverTests
{
    [Theory]
    [InlineData("x := 1\np := [x | x := 2]", "[2]")]
    [InlineData("x := 1\np := y if { y := x }", "1")]
    [InlineData("x := 1\np if { some x; x = 2 }", "true")]
    [InlineData("x := 1\np := x if { x := 3 }", "3")]
    [InlineData("x := 1\nf(x) := x + 1\np := f(5)", "6")]
    [InlineData("x := 1\np if { every x in [2, 3] { x > 1 } }", "true")]
    [InlineData("p := [x, y] if { x := 1; y := [x | x := 2] }", "[1,[2]]")]
    [InlineData("p := ys if { x := 1; ys := [y | y := x + 1] }", "[2]")]
    [InlineData("p := xs if { xs := [x | x := [1, 2][_]] }", "[1,2]")]
    [InlineData("p if { some inputs in [1]; inputs == 1 }", "true")]
    [InlineData("p := [_ | some _ in [1, 2]]", null)]
    [InlineData("import data.q.x\nx := 2\np := x", "2")]
    [InlineData("p := y if { [x, y] := [1, 2]; x == 1 }", "2")]
    [InlineData("p := y if { {\"a\": y} := {\"a\": 5} }", "5")]
    [InlineData("p := [i, j] if { [1, 2][i] == 2; [3, 4][j] == 3 }", "[1,0]")]
    [InlineData("f(_, _) := 1\np := f(1, 2)", "1")]
    [InlineData("p := count([1 | [1, 2][_]; [3][_]])", "2")]
    public void Names_are_those_of_the_innermost_body_that_declares_them(string rules, string? json)
    {
        if (json is null)
            Assert.Contains("rego_unsafe_var_error", Policy.Mistake(rules), StringComparison.Ordinal);
        else
            Assert.Equal(json, Policy.Value(rules));
    }

    [Theory]
    [InlineData("p if { x := 1; x := 2 }", "2:16: rego_compile_error: var x declared above")]
    [InlineData("p if { some x; x := 2 }", "2:16: rego_compile_error: var x declared above")]
    [InlineData("p if { some x, x; x = 1 }", "2:16: rego_compile_error: var x declared above")]
    [InlineData("x := 1\np if { x == 1; x := 2 }", "3:16: rego_compile_error: var x referenced above")]
    [InlineData("p if { input.x := 1 }", "2:8: rego_compile_error: cannot assign to ref")]
    [InlineData("p if { f(1) := 1 }", "2:8: rego_compile_error: cannot assign to call")]
    [InlineData("p if { {1} := {1} }", "2:8: rego_compile_error: cannot assign to set")]
    [InlineData("p if { not x := 1 }", "2:8: rego_compile_error: cannot assign vars inside negated expression")]
    [InlineData("p := none(1)", "2:6: rego_type_error: undefined function none")]
    [InlineData("p := data.other.none(1)", "2:6: rego_type_error: undefined function data.other.none")]
    [InlineData("p if { x := 1; x(2) }", "2:16: rego_type_error: undefined function x")]
    [InlineData("f(x) := x\np := f(1, 2, 3)", "3:6: rego_type_error: data.p.f: arity mismatch: it takes 1 arguments, here are 3")]
    [InlineData("p if true with other as 1", "2:16: rego_type_error: with keyword target must reference existing input, data, or a function")]
    public void Mistakes_of_names_have_a_place(string rules, string mistake) => Assert.Equal(mistake, Policy.Mistake(rules));

    [Fact]
    public void A_refused_function_is_unknown()
    {
        var module = RegoModule.Parse("p.rego", "package p\np := opa.runtime()");
        var options = RegoCompileOptions.Default with { RefusedBuiltins = ["opa.runtime"] };

        var error = Assert.Throws<RegoException>(() => RegoProgram.Compile([module], options)).Errors[0];

        Assert.Equal(("rego_type_error", "undefined function opa.runtime"), (error.Code, error.Message));
        Assert.Throws<RegoException>(() => RegoProgram.Compile([], options).Prepare("opa.runtime()"));
    }

    [Fact]
    public void A_hundred_mistakes_are_told_and_no_more() => Assert.Equal(
        100, Assert.Throws<RegoException>(() => Policy.Compile(string.Join('\n', Enumerable.Range(0, 500).Select(index => $"p := f{index}(1)")))).Errors.Length);
}
