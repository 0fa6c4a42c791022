namespace Plimsoll.Kubernetes.Objects;

public sealed class YamlEditingTests
{
    const string Text = """
        # before
        a: one   # behind
        b:
          - "two"
          - >-
            three
            lines
          # between
          - {c: no, d: 'four'}
        ---
        a: |
          block

        e: 1
        """;

    [Theory]
    [InlineData(2, 4, "a: one   # behind", "a: NEW   # behind")]
    [InlineData(4, 5, "- \"two\"", "- NEW")]
    [InlineData(5, 5, "- >-\n    three\n    lines\n  # between", "- NEW\n  # between")]
    [InlineData(9, 9, "{c: no, d: 'four'}", "{c: NEW, d: 'four'}")]
    [InlineData(9, 16, "{c: no, d: 'four'}", "{c: no, d: NEW}")]
    [InlineData(11, 4, "a: |\n  block\n\ne: 1", "a: NEW\n\ne: 1")]
    [InlineData(14, 4, "e: 1", "e: NEW")]
    public void A_scalar_is_replaced_and_nothing_else(int line, int column, string before, string after)
    {
        Assert.True(YamlEditing.TryEdit(Text, [new YamlEdit(line, column, "NEW")], out var edited));

        Assert.Equal(Text.Replace(before, after, StringComparison.Ordinal), edited);
    }

    [Fact]
    public void Several_edits_do_not_move_each_other()
    {
        Assert.True(YamlEditing.TryEdit("a: 1\nb: {c: 2}\n", [new YamlEdit(1, 4, "one"), new YamlEdit(2, 8, "two"), new YamlEdit(2, 5, "d: 3, ", IsInsertion: true)], out var edited));

        Assert.Equal("a: one\nb: {d: 3, c: two}\n", edited);
    }

    [Theory]
    [InlineData("a: 1", 1, 2)]
    [InlineData("a: 1", 7, 1)]
    [InlineData("a: [", 1, 1)]
    public void Where_there_is_no_scalar_nothing_is_edited(string text, int line, int column)
    {
        Assert.False(YamlEditing.TryEdit(text, [new YamlEdit(line, column, "x")], out var edited));
        Assert.Null(edited);
    }

    [Theory]
    [InlineData("plain text")]
    [InlineData("it's: quoted")]
    [InlineData("<a> \\[b\\]")]
    [InlineData("two\nlines")]
    [InlineData("no")]
    [InlineData("12")]
    [InlineData("a, [b], {c}")]
    [InlineData("it's [this], \\\"that\\\"")]
    [InlineData("")]
    public async Task A_scalar_reads_back_as_it_was(string text)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"apiVersion: v1\nkind: Thing\nit: {YamlEditing.Scalar(text)}\nthem: [{{it: {YamlEditing.Scalar(text)}}}]\n"));
        var manifest = await ManifestReader.ReadAsync(stream, "it.yaml", TestContext.Current.CancellationToken);

        var root = Assert.Single(manifest.Objects).Root;
        Assert.Equal(text, root["it"].AsText);
        Assert.Equal(text, Assert.Single(root["them"].AsMappings)["it"].AsText);
    }
}
