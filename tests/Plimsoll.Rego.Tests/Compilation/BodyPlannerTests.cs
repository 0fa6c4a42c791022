using System.Globalization;
using System.Text;

namespace Plimsoll.Rego.Compilation;

public sealed class BodyPlannerTests
{
    [Theory]
    [InlineData("p if { x == 1 }", "2:8: rego_unsafe_var_error: var x is unsafe")]
    [InlineData("p if { x }", "2:8: rego_unsafe_var_error: var x is unsafe")]
    [InlineData("p := x", "2:6: rego_unsafe_var_error: var x is unsafe")]
    [InlineData("p contains x", "2:12: rego_unsafe_var_error: var x is unsafe")]
    [InlineData("p[x] := 1 if true", "2:3: rego_unsafe_var_error: var x is unsafe")]
    [InlineData("p if { not input.a[x]; true }", "2:8: rego_unsafe_var_error: var x is unsafe")]
    [InlineData("p if {\n  x > 1\n  y := 2\n}", "3:3: rego_unsafe_var_error: var x is unsafe")]
    [InlineData("p if { some x; true; x != 1 }", "2:22: rego_unsafe_var_error: var x is unsafe")]
    [InlineData("p if { x = y }", "2:8: rego_unsafe_var_error: var x is unsafe")]
    [InlineData("p if { x = y + 1; y = x + 1 }", "2:8: rego_unsafe_var_error: var x is unsafe")]
    [InlineData("p if { count(x, y) }", "2:8: rego_unsafe_var_error: var x is unsafe")]
    [InlineData("p := [x | y := 1]", "2:7: rego_unsafe_var_error: var x is unsafe")]
    [InlineData("p if { every x in y { true } }", "2:8: rego_unsafe_var_error: var y is unsafe")]
    [InlineData("p if { true with input as x }", "2:8: rego_unsafe_var_error: var x is unsafe")]
    [InlineData("p if { _ == 1 }", "2:8: rego_unsafe_var_error: var _ is unsafe")]
    [InlineData("f(x) := y if { x == 1 }", "2:9: rego_unsafe_var_error: var y is unsafe")]
    public void A_variable_without_a_value_is_unsafe(string rules, string mistake) => Assert.Equal(mistake, Policy.Mistake(rules));

    [Theory]
    [InlineData("x > 1; x = 2", "2")]
    [InlineData("y == 3; y = x + 1; x = 2", "2")]
    [InlineData("not z; z = false; x = 1", "1")]
    [InlineData("count(xs) == 2; xs = [v | v := ys[_]]; ys = [1, 2]; x = 5", "5")]
    [InlineData("[x, y] = [y, 1]", "1")]
    [InlineData("{\"a\": x, \"b\": 1} = {\"a\": y, \"b\": y}", "1")]
    [InlineData("[[x]] = [[7]]", "7")]
    [InlineData("7 = x", "7")]
    [InlineData("x = y; y = z; z = 4", "4")]
    [InlineData("every v in xs { v < y }; xs = [1]; y = 2; x = 3", "3")]
    [InlineData("some x in xs; xs = [8]", "8")]
    [InlineData("plus(1, 2, x)", "3")]
    [InlineData("arr := [4, 5]; arr[i] = 5; x := i", "1")]
    [InlineData("x = input.a[i]; i = 1", "20")]
    [InlineData("walk([1, [9]], [[1, 0], x])", "9")]
    [InlineData("x = [1, 2][_]; x > 1", "2")]
    public void Literals_are_put_in_an_order_in_which_they_can_be_evaluated(string body, string json) =>
        Assert.Equal(json, Policy.Value($"p := x if {{ {body} }}", "{\"a\": [10, 20]}"));

    [Fact]
    public void Thousands_of_literals_in_reverse_order_are_put_right_in_a_moment()
    {
        var body = new StringBuilder();
        for (var index = 0; index < 4_900; index++)
            body.Append(CultureInfo.InvariantCulture, $"x{index} = x{index + 1} + 1\n");

        Assert.Equal("4901", Policy.Value($"p := x0 if {{\n{body}x4900 = 1\n}}"));
    }

    [Fact]
    public void A_body_has_at_most_five_thousand_expressions()
    {
        var body = string.Concat(Enumerable.Repeat("input.x == 1\n", 100_000));

        var error = Assert.Throws<RegoLimitException>(() => Policy.Compile($"p if {{\n{body}}}"));

        Assert.Contains("5000 expressions", error.Message, StringComparison.Ordinal);
    }
}
