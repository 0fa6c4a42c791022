using System.Globalization;
using System.Text;
using CsCheck;

namespace Plimsoll.Rego.Evaluation;

public sealed class RuleIndexTests
{
    static readonly string[] Queries = ["[data.p.f(1), data.p.f(\"a\")]", "data.p.f(2)", "data.p.s", "data.p.o"];

    static readonly Gen<string> Constants = OneOf("1", "2", "1.0", "\"a\"", "null", "[1]", "{1}", "true", "false");

    static readonly Gen<string> Conditions = Gen.OneOf(
        Gen.Select(OneOf("input.x", "input.y.z", "input", "x"), OneOf("==", "="), Constants, (left, sign, right) => $"{left} {sign} {right}"),
        Gen.Select(OneOf("input.x", "input.y.z", "x"), OneOf("==", "="), Constants, (left, sign, right) => $"{right} {sign} {left}"),
        Constants.Select(constant => $"not input.x == {constant}"),
        Constants.Select(constant => $"input.x == {constant} with input.x as {constant}"),
        OneOf("true", "input.x", "x != 1", "count([1 | some v in input.list; v == x]) > 0", "count([1 | input.x = w; w == x]) > 0"));

    static readonly Gen<string> Rules = Gen.Select(Conditions.Array[0, 3], OneOf("1", "1", "1", "2"), OneOf("function", "set", "object"), (conditions, value, kind) =>
    {
        var body = string.Join("; ", conditions.Prepend("true"));
        return kind switch
        {
            "function" => $"f(x) := {value} if {{ {body} }}",
            "set" => $"s contains [x, {value}] if {{ x := 1; {body} }}",
            _ => $"o[{value}] := x if {{ x := 1; {body} }}",
        };
    });

    static readonly Gen<string> Inputs = Gen.Select(
        OneOf("1", "2", "\"a\"", "null", "[1]", "true", "false", "{\"q\": 1}"), OneOf("1", "\"a\"", "null"), (x, z) => $"{{\"x\": {x}, \"y\": {{\"z\": {z}}}, \"list\": [1, 2]}}");

    [Fact]
    public void Policies_answer_the_same_with_an_index_and_without() => Gen.Select(Rules.Array[3, 10], Inputs).Sample((rules, input) =>
    {
        var policy = "package p\nf(x) := 1 if x == 77\ns contains 5 if false\no[7] := 8 if false\n" + string.Join('\n', rules);
        foreach (var query in Queries)
            Assert.Equal(Answer(policy, query, input, indexing: false), Answer(policy, query, input, indexing: true));
    });

    [Fact]
    public void A_hundred_thousand_rules_each_with_its_own_constant_are_indexed_in_a_moment()
    {
        var rules = new StringBuilder();
        for (var index = 0; index < 100_000; index++)
            rules.Append(CultureInfo.InvariantCulture, $"p := {index} if input.x == {index}\n");

        Assert.Equal("77777", Policy.Value(rules.ToString(), "{\"x\": 77777}"));
    }

    [Fact]
    public void Many_constants_beside_many_rules_without_take_no_memory_by_the_product()
    {
        var rules = new StringBuilder();
        for (var index = 0; index < 30_000; index++)
            rules.Append(CultureInfo.InvariantCulture, $"p contains {index} if input.x == {index}\np contains -{index + 1} if input.y\n");

        Assert.Equal("[7]", Policy.Value(rules.ToString(), "{\"x\": 7}"));
    }

    static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    static string Answer(string policy, string query, string input, bool indexing)
    {
        try
        {
            var program = RegoProgram.Compile([RegoModule.Parse("p.rego", policy)], RegoCompileOptions.Default with { Indexing = indexing });
            return program.Prepare(query).Evaluate(Policy.Json(input), null, RegoSettings.Default, TestContext.Current.CancellationToken)?.ToString() ?? "undefined";
        }
        catch (RegoException error)
        {
            return error.Errors[0].Code;
        }
    }
}
