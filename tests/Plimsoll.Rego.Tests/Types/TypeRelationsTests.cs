using System.Text.Json;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Types;

public sealed class TypeRelationsTests
{
    [Theory]
    [InlineData("[1, \"a\"]", "array<number, string>")]
    [InlineData("{\"a\": [true], \"b\": null}", "object<a: array<boolean>, b: null>")]
    [InlineData("[]", "array<>")]
    public void The_type_of_a_value_tells_its_parts(string json, string type) =>
        Assert.Equal(type, TypeRelations.Of(RegoValue.From(JsonElement.Parse(json))).ToString());

    [Fact]
    public void Deep_values_have_types_that_end()
    {
        RegoValue value = RegoArray.Empty;
        for (var depth = 0; depth < 1_000; depth++)
            value = new RegoArray(value);
        Assert.Contains("any", TypeRelations.Of(value).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("number", "string", false)]
    [InlineData("number | string", "string", true)]
    [InlineData("array[number]", "array<string>", false)]
    [InlineData("array<number, any>", "array<number>", false)]
    [InlineData("array[any]", "set[any]", false)]
    [InlineData("object[string: number]", "object[string: string]", true)]
    [InlineData("any", "null", true)]
    public void Types_overlap_where_a_value_can_be_of_both(string left, string right, bool overlap)
    {
        var types = TypeNotation.Parse($"{left}, {right} -> any").Arguments;
        Assert.Equal((overlap, overlap), (TypeRelations.Overlap(types[0], types[1]), TypeRelations.Overlap(types[1], types[0])));
    }
}
