namespace Plimsoll.Rego.Syntax;

public sealed class LiteralParserTests
{
    [Theory]
    [InlineData("some x; x = 1", "true")]
    [InlineData("some x, y\nx = 1\ny = 2", "true")]
    [InlineData("some x in [1, 2]; x == 2", "true")]
    [InlineData("some k, v in {\"a\": 1}; [k, v] == [\"a\", 1]", "true")]
    [InlineData("some [x, 1] in [[2, 1]]; x == 2", "true")]
    [InlineData("some {\"k\": x} in [{\"k\": 3}]; x == 3", "true")]
    [InlineData("every x in [1, 2] { x > 0 }", "true")]
    [InlineData("every k, v in {\"a\": \"a\"} { k == v }", "true")]
    [InlineData("every x in [] { false }", "true")]
    [InlineData("not false", "true")]
    [InlineData("not 1 == 2", "true")]
    [InlineData("input.x == 1 with input.x as 1", "true")]
    [InlineData("input == {\"a\": {\"b\": 1}} with input.a.b as 1", "true")]
    [InlineData("[input, data.x] == [1, 2] with input as 1 with data.x as 2", "true")]
    [InlineData("not input.x with input as {}", "true")]
    [InlineData("some x in [input.a] with input.a as 5; x == 5", "true")]
    [InlineData("true;", "true")]
    [InlineData("1 in [1]", "true")]
    [InlineData("0, 1 in [1]", "true")]
    [InlineData("\"a\", 1 in {\"a\": 1}", "true")]
    [InlineData("1 in [2] == false", null)]
    public void Literals_are_read(string body, string? json) => Assert.Equal(json, Policy.Value($"p if {{ {body} }}"));

    [Theory]
    [InlineData("some 1", "expected variables after \"some\"")]
    [InlineData("some x, y, z in [1]", "expected at most a key and a value between \"some\" and \"in\"")]
    [InlineData("every [x] in [1] { true }", "expected variables after \"every\"")]
    [InlineData("every x { true }", "unexpected \"{\" token: expected \"in\"")]
    [InlineData("true with input", "unexpected \"}\" token: expected \"as\"")]
    [InlineData("not not true", "unexpected \"not\" token: expected a term, this is a word of the language")]
    public void Mistakes_are_told(string body, string message) =>
        Assert.EndsWith(": rego_parse_error: " + message, Policy.Mistake($"p if {{ {body} }}"), StringComparison.Ordinal);

    [Fact]
    public void A_function_may_be_called_every() => Assert.Equal("2", Policy.Value("every(x) := x + 1\np := every(1)", dialect: RegoDialect.V0));

    [Fact]
    public void Bodies_within_bodies_go_down_to_a_depth() => Assert.EndsWith(
        "nested deeper than 300 terms",
        Policy.Mistake("p if { " + string.Concat(Enumerable.Repeat("every x in [1] { ", 100_000)) + "true" + new string('}', 100_001)),
        StringComparison.Ordinal);
}
