namespace Plimsoll.Images.Packages;

public sealed class DocumentNodeTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    public void Of_several_entries_of_one_name_the_last_wins(int entries)
    {
        var table = DocumentNode.Table();
        for (var i = 0; i < entries; i++)
            table.Add($"name {i}", DocumentNode.Scalar($" {i} "));
        table.Add("name 1", DocumentNode.Scalar("last"));

        Assert.Equal(("0", "last", null), (table.TextOf("name 0"), table.TextOf("name 1"), table.TextOf("none")));
        Assert.Equal(entries + 1, table.Entries.Count);
    }

    [Fact]
    public void Another_shape_than_asked_for_is_as_good_as_absent()
    {
        var text = DocumentNode.Scalar("x");

        Assert.Null(text["a"]);
        Assert.Empty(text.Items);
        Assert.Empty(text.EntriesOf("a"));
        Assert.Empty(DocumentNode.List().ItemsOf("a"));
        Assert.False(DocumentNode.Table().IsTrue("a"));
    }
}
