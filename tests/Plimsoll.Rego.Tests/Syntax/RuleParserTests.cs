namespace Plimsoll.Rego.Syntax;

public sealed class RuleParserTests
{
    [Theory]
    [InlineData("p := 1", "1")]
    [InlineData("p = 1", "1")]
    [InlineData("p if 1 == 1", "true")]
    [InlineData("p := 2 if { true; true }", "2")]
    [InlineData("p contains 1", "[1]")]
    [InlineData("p contains 1 if true", "[1]")]
    [InlineData("p.a.b := 1", "{\"a\":{\"b\":1}}")]
    [InlineData("p[\"a b\"] := 1", "{\"a b\":1}")]
    [InlineData("p[x] := 1 if some x in [1, 2]", "{\"1\":1,\"2\":1}")]
    [InlineData("p.a[x] contains y if { some x in [\"k\"]; some y in [1, 2] }", "{\"a\":{\"k\":[1,2]}}")]
    [InlineData("p if {\"a\": 1} == {\"a\": 1}", "true")]
    [InlineData("p if {1, 2} == {2, 1}", "true")]
    [InlineData("p if {x | x := 1} == {1}", "true")]
    [InlineData("p if {\n  x := 1\n  x == 1\n}", "true")]
    [InlineData("p if {x | x := 1}", "true")]
    [InlineData("p if {x | x = 1}", "true")]
    [InlineData("p if {x | false; x := 1} == set()", "true")]
    [InlineData("p if {1} in [{1}]", "true")]
    [InlineData("p if {false}", null)]
    [InlineData("p if {}", "true")]
    [InlineData("p if {true}\nq := 1", "true")]
    [InlineData("p if {false} else := 3", "3")]
    public void Rules_of_v1_are_read(string rules, string? json) => Assert.Equal(json, Policy.Value(rules));

    [Theory]
    [InlineData("p { true }", "true")]
    [InlineData("p = 1 { true }", "1")]
    [InlineData("p[x] { x := 1 }", "[1]")]
    [InlineData("p[x] = y { x := \"a\"; y := 2 }", "{\"a\":2}")]
    [InlineData("p[\"a\"]", "[\"a\"]")]
    [InlineData("p { false } { true }", "true")]
    [InlineData("p = 1 { false } else = 2 { true }", "2")]
    [InlineData("import future.keywords.contains\nimport future.keywords.if\np contains x if x := 1", "[1]")]
    [InlineData("import rego.v1\np contains x if x := 1", "[1]")]
    [InlineData("import future.keywords\np if every x in [1] { x == 1 }", "true")]
    [InlineData("contains := 1\nif := 2\nin := 3\nevery := 4\np := [contains, if, in, every]", "[1,2,3,4]")]
    public void Rules_of_v0_are_read(string rules, string json) => Assert.Equal(json, Policy.Value(rules, dialect: RegoDialect.V0));

    [Theory]
    [InlineData("p { true }", "2:1: rego_parse_error: `if` keyword is required before rule body")]
    [InlineData("p[x] { x := 1 }", "2:1: rego_parse_error: `contains` keyword is required for partial set rules")]
    [InlineData("p[\"a\"]", "2:1: rego_parse_error: `contains` keyword is required for partial set rules")]
    [InlineData("default p", "2:9: rego_parse_error: expected a value of the default rule \"p\"")]
    [InlineData("p contains 1 if { true } else := 2", "2:26: rego_parse_error: else keyword cannot be used on multi-value rules")]
    [InlineData("p := 1 if { true } else", "2:24: rego_parse_error: unexpected eof token: expected a value or a body after \"else\"")]
    [InlineData("p := 1 if { x := }", "2:18: rego_parse_error: unexpected \"}\" token: expected a term")]
    [InlineData("p := 1 if { true true }", "2:18: rego_parse_error: unexpected \"true\" token: expected \"}\", \";\" or the next line")]
    public void Mistakes_in_v1_have_a_place(string rules, string mistake) => Assert.Equal(mistake, Policy.Mistake(rules));
}
