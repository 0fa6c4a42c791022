namespace Plimsoll.Kubernetes.Objects;

public sealed class YamlPatchingTests
{
    const string Kind = "apiVersion: v1\nkind: A\n";

    [Theory]
    [InlineData("m:\n  a: 1 # one\n  b: 2\n", "a", "m:\n  b: 2\n")]
    [InlineData("m:\n  a: 1\n  b: 2", "b", "m:\n  a: 1\n")]
    [InlineData("m:\n  a:\n    c: [1,\n      2]\n  b: 2\n", "a", "m:\n  b: 2\n")]
    [InlineData("m: {a: 1, b: 2}\n", "a", "m: {b: 2}\n")]
    [InlineData("m: {a: 1, b: 2}\n", "b", "m: {a: 1}\n")]
    [InlineData("m:\n  a: 1\n", "a", "m:\n  {}\n")]
    [InlineData("m:\n  a: |\n    text\n    more\n  b: 2\n", "a", "m:\n  b: 2\n")]
    public async Task A_key_is_removed_and_nothing_else(string text, string key, string expected) =>
        Assert.Equal(Kind + expected, await PatchAsync(text, mapping => new NodePatch(mapping, key, null)));

    [Theory]
    [InlineData("m:\n  a: 1 # one\n# end\n", "m:\n  a: 1 # one\n  new: x y\n# end\n")]
    [InlineData("m: {a: 1}\n", "m: {a: 1, new: x y}\n")]
    [InlineData("m: {}\n", "m: {new: x y}\n")]
    [InlineData("m: {\"a\": 1\n  }\n", "m: {\"a\": 1, \"new\": \"x y\"\n  }\n")]
    [InlineData("m:\n  a: |\n    text\n", "m:\n  a: |\n    text\n  new: x y\n")]
    [InlineData("m:\r\n  a: 1\r\nz: 2\r\n", "m:\r\n  a: 1\r\n  new: x y\r\nz: 2\r\n")]
    [InlineData("m:\n  a: 1", "m:\n  a: 1\n  new: x y")]
    public async Task A_new_key_comes_behind_the_others_as_they_are_written(string text, string expected) => Assert.Equal(
        Kind + expected, await PatchAsync(text, mapping => new NodePatch(mapping, "new", NodeMaking.Text("x y", mapping.Location))));

    [Theory]
    [InlineData("m:\n  a: 1 # one\n", "m:\n  a: true # one\n")]
    [InlineData("m:\n  a:\n    - 1\n    - 2\n  b: 2\n", "m:\n  a:\n    true\n  b: 2\n")]
    [InlineData("m: {a: [1, [2]], b: 3}\n", "m: {a: true, b: 3}\n")]
    public async Task A_value_is_replaced_by_one_on_a_line(string text, string expected) =>
        Assert.Equal(Kind + expected, await PatchAsync(text, mapping => new NodePatch(mapping, "a", NodeMaking.Boolean(true, mapping.Location))));

    [Fact]
    public async Task A_text_that_is_another_one_by_now_is_not_changed()
    {
        var mapping = await MappingAsync("m:\n  a: 1\n");
        Assert.Null(YamlPatching.Apply("other: text\n", [new NodePatch(mapping, "a", null)]));
        Assert.Null(YamlPatching.Apply("{ broken", [new NodePatch(mapping, "a", null)]));
    }

    static async Task<string?> PatchAsync(string text, Func<MappingNode, NodePatch> patch) =>
        YamlPatching.Apply(Kind + text, [patch(await MappingAsync(text))]);

    static async Task<MappingNode> MappingAsync(string text)
    {
        var manifest = await ManifestText.ReadAsync(Kind + text);
        return Assert.IsType<MappingNode>(Assert.Single(manifest.Objects).Root["m"]);
    }
}
