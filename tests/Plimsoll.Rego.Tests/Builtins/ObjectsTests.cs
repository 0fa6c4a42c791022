namespace Plimsoll.Rego.Builtins;

public sealed class ObjectsTests
{
    [Theory]
    [InlineData("object.get({\"a\": {\"b\": [1, 2]}}, [\"a\", \"b\", 1], 0)", "2")]
    [InlineData("object.get({\"a\": 1}, [], 0)", "{\"a\": 1}")]
    [InlineData("object.get({\"a\": 1}, \"b\", \"none\")", "\"none\"")]
    [InlineData("object.get({\"a\": null}, \"a\", 1)", "null")]
    [InlineData("object.get({\"a\": {\"x\"}}, [\"a\", \"x\"], 1)", "\"x\"")]
    [InlineData("object.keys({\"b\": 1, \"a\": 2})", "{\"a\", \"b\"}")]
    [InlineData("object.remove({\"a\": 1, \"b\": 2}, [\"a\", \"z\"])", "{\"b\": 2}")]
    [InlineData("object.filter({\"a\": 1, \"b\": 2}, {\"a\": 9})", "{\"a\": 1}")]
    [InlineData("object.union({\"a\": {\"x\": 1, \"y\": 2}}, {\"a\": {\"y\": 3}, \"b\": 4})", "{\"a\": {\"x\": 1, \"y\": 3}, \"b\": 4}")]
    [InlineData("object.union_n([{\"a\": 1}, {\"a\": {\"b\": 2}}, {\"a\": {\"c\": 3}}])", "{\"a\": {\"b\": 2, \"c\": 3}}")]
    public void Objects_are_looked_up_and_merged(string expression, string expected) => Assert.Equal(expected, Answers.To(expression));

    [Theory]
    [InlineData("object.subset({\"a\": [1, 2, 3], \"b\": 1}, {\"a\": [2, 3]})", "true")]
    [InlineData("object.subset([1, 2, 1, 2, 3], [1, 2, 3])", "true")]
    [InlineData("object.subset([1, 3, 2], [1, 2])", "false")]
    [InlineData("object.subset([1, 2], {2})", "true")]
    [InlineData("object.subset({1}, {1, 2})", "false")]
    public void Subsets_are_found_at_any_depth(string expression, string expected) => Assert.Equal(expected, Answers.To(expression));

    [Fact]
    public void What_holds_no_keys_is_told() => Assert.Equal(
        "operand 2 must be one of {object, set, array} but got string",
        Answers.Of("object.remove", Values.RegoObject.Empty, Values.RegoString.Empty));
}
