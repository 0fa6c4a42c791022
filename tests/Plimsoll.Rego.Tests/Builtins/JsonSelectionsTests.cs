namespace Plimsoll.Rego.Builtins;

public sealed class JsonSelectionsTests
{
    [Theory]
    [InlineData("json.filter({\"a\": {\"b\": 1, \"c\": 2}, \"d\": 3}, [\"a/b\"])", "{\"a\": {\"b\": 1}}")]
    [InlineData("json.filter({\"a\": [{\"x\": 1}, {\"y\": 2}]}, {\"/a/1/y\"})", "{\"a\": [{\"y\": 2}]}")]
    [InlineData("json.filter({\"a/b\": 1, \"c\": 2}, [[\"a/b\"]])", "{\"a/b\": 1}")]
    [InlineData("json.filter({\"a/b\": 1, \"c\": 2}, [\"a~1b\"])", "{\"a/b\": 1}")]
    [InlineData("json.remove({\"a\": [1, 2, 3], \"b\": 1}, [\"a/0\", \"b\", \"z\"])", "{\"a\": [2, 3]}")]
    [InlineData("json.remove({\"a\": 1}, [\"a\"])", "{}")]
    public void Paths_keep_or_remove(string expression, string expected) => Assert.Equal(expected, Answers.To(expression));

    [Theory]
    [InlineData("[1, 2]", "{\"op\": \"add\", \"path\": \"/1\", \"value\": 9}", "[1, 9, 2]")]
    [InlineData("[1, 2]", "{\"op\": \"add\", \"path\": \"/-\", \"value\": 9}", "[1, 2, 9]")]
    [InlineData("{\"a\": 1}", "{\"op\": \"add\", \"path\": \"b\", \"value\": null}", "{\"a\": 1, \"b\": null}")]
    [InlineData("{\"a\": 1}", "{\"op\": \"replace\", \"path\": \"/a\", \"value\": 2}", "{\"a\": 2}")]
    [InlineData("{\"a\": {\"b\": 1}}", "{\"op\": \"move\", \"from\": \"/a/b\", \"path\": \"/c\"}", "{\"a\": {}, \"c\": 1}")]
    [InlineData("{\"a\": 1}", "{\"op\": \"copy\", \"from\": \"/a\", \"path\": \"/b\"}", "{\"a\": 1, \"b\": 1}")]
    [InlineData("{\"a\": 1}", "{\"op\": \"test\", \"path\": \"/a\", \"value\": 1}", "{\"a\": 1}")]
    [InlineData("{\"a\": 1}", "{\"op\": \"add\", \"path\": \"\", \"value\": 7}", "7")]
    [InlineData("{\"a\": {1, 2}}", "{\"op\": \"remove\", \"path\": [\"a\", 2]}", "{\"a\": {1}}")]
    [InlineData("{\"a\": 1}", "{\"op\": \"test\", \"path\": \"/a\", \"value\": 2}", "undefined")]
    [InlineData("{\"a\": 1}", "{\"op\": \"replace\", \"path\": \"/b\", \"value\": 2}", "undefined")]
    [InlineData("{\"a\": 1}", "{\"op\": \"remove\", \"path\": \"/b\"}", "undefined")]
    [InlineData("[1]", "{\"op\": \"add\", \"path\": \"/01\", \"value\": 2}", "undefined")]
    [InlineData("[1]", "{\"op\": \"add\", \"path\": \"/5\", \"value\": 2}", "undefined")]
    [InlineData("{\"a\": 1}", "{\"op\": \"what\", \"path\": \"/a\"}", "undefined")]
    public void A_patch_applies_wholly_or_not(string document, string operation, string expected) =>
        Assert.Equal(expected, Answers.To($"json.patch({document}, [{operation}])"));

    [Fact]
    public void A_path_that_is_none_is_told() => Assert.Equal(
        "operand 2 must be one of {set, array} containing string paths or array of path segments but got number",
        Answers.Of("json.remove", Values.RegoObject.Empty, new Values.RegoArray(Values.RegoNumber.Of(1))));
}
