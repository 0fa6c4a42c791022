namespace Plimsoll.Reports;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("nginx:1.25", "nginx:1.25")]
    [InlineData("Zürich 東京 😀", "Zürich 東京 😀")]
    [InlineData("\e[31mred", "\\u{1B}[31mred")]
    [InlineData("a\nb\tc", "a\\u{A}b\\u{9}c")]
    [InlineData("abc\u202Etxt.exe", "abc\\u{202E}txt.exe")]
    [InlineData("zero\u200Bwidth", "zero\\u{200B}width")]
    [InlineData("\u009B2J", "\\u{9B}2J")]
    public void What_cannot_be_seen_is_written_as_its_number(string text, string expected) =>
        Assert.Equal(expected, VisibleText.Of(text));

    [Fact]
    public void Half_a_surrogate_pair_is_written_as_its_number() =>
        Assert.Equal("a\\u{D800}b", VisibleText.Of("a\uD800b"));

    [Fact]
    public void Half_a_surrogate_pair_is_replaced_for_json()
    {
        Assert.Equal("a\uFFFDb", VisibleText.WellFormed("a\uD800b"));
        Assert.Equal("\uFFFD", VisibleText.WellFormed("\uDC00"));
        Assert.Equal("😀", VisibleText.WellFormed("😀"));
    }

    [Theory]
    [InlineData("app\u202Efdp.exe", true)]
    [InlineData("zero\u200Bwidth", true)]
    [InlineData("\u001B[2J", false)]
    [InlineData("Zürich 東京 😀", false)]
    public void What_turns_the_direction_of_a_text_is_told_from_what_every_writer_of_json_escapes(string text, bool isSteering) =>
        Assert.Equal(isSteering, VisibleText.IsSteering(text));
}
