namespace Plimsoll.Rego.Compilation;

public sealed class NegationTests
{
    const string Functions = "f(x) := x\ng(x) := true if x == 1\n";

    [Theory]
    [InlineData("not input.none", true)]
    [InlineData("not input.no", true)]
    [InlineData("not input.yes", false)]
    [InlineData("not input.none == 1", true)]
    [InlineData("not 1 == input.none", true)]
    [InlineData("not input.none.deeper", true)]
    [InlineData("not input.yes == true", false)]
    [InlineData("not f(input.none)", false)]
    [InlineData("not g(input.two)", true)]
    [InlineData("not g(f(input.two))", true)]
    [InlineData("not g(f(input.none))", false)]
    [InlineData("not startswith(input.none, \"a\")", false)]
    [InlineData("not startswith(input.text, \"b\")", true)]
    [InlineData("not count(input.none) == 1", false)]
    [InlineData("not input.none > 1", false)]
    [InlineData("not input[input.none]", false)]
    [InlineData("not input[input.key]", true)]
    [InlineData("not [input.none] == [1]", false)]
    [InlineData("not input.none == 1 with input.two as 3", true)]
    [InlineData("not f(input.none) with input.none as false", true)]
    public void What_a_negated_literal_needs_is_evaluated_before_it(string literal, bool holds)
    {
        var json = Policy.Value(
            $"{Functions}p if {{ {literal} }}", "{\"yes\": true, \"no\": false, \"two\": 2, \"text\": \"abc\", \"key\": \"missing\", \"list\": [1, 2]}");

        Assert.Equal(holds ? "true" : null, json);
    }

    [Theory]
    [InlineData("not input.list[_] == 3")]
    [InlineData("not input.list[_]")]
    [InlineData("not f(input.list[_])")]
    public void A_key_that_is_not_known_is_unsafe_in_a_negated_literal(string literal) =>
        Assert.EndsWith("rego_unsafe_var_error: var _ is unsafe", Policy.Mistake($"{Functions}p if {{ {literal} }}"), StringComparison.Ordinal);
}
