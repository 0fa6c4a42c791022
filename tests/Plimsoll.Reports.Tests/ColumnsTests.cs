namespace Plimsoll.Reports;

public sealed class ColumnsTests
{
    [Theory]
    [InlineData("var/lib/dpkg/status", 40, "var/lib/dpkg/status")]
    [InlineData("var/lib/dpkg/status", 12, "…dpkg/status")]
    public void A_long_path_keeps_its_end(string text, int width, string expected) =>
        Assert.Equal(expected, Columns.CutStart(text, width));

    [Theory]
    [InlineData("registry.example/shop/web", 10, "registry.…")]
    [InlineData("web", 3, "web")]
    public void A_long_text_keeps_its_beginning(string text, int width, string expected) =>
        Assert.Equal(expected, Columns.CutEnd(text, width));

    [Fact]
    public void A_cut_never_parts_a_surrogate_pair()
    {
        Assert.Equal("a…", Columns.CutEnd("a😀bc", 3));
        Assert.Equal("…c", Columns.CutStart("ab😀c", 3));
    }

    [Fact]
    public void A_text_is_wrapped_at_spaces() =>
        Assert.Equal(["set it to", "true", "everywhere"], Columns.Wrap("set it to true everywhere", 10));

    [Fact]
    public void A_column_is_as_wide_as_its_longest_cell_up_to_its_limit() =>
        Assert.Equal([2, 4], Columns.Widths([["a", "long text"], ["bb", ""]], [8, 4]));
}
