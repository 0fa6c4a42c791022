using System.Text;
using CsCheck;

namespace Plimsoll.Images.Packages;

public sealed class BoundedLinesTests
{
    [Fact]
    public void Only_a_line_feed_ends_a_line() =>
        Assert.Equal(["a\rb", "c", "", "d"], Read("a\rb\nc\r\n\nd"u8.ToArray()));

    [Fact]
    public void A_byte_order_mark_at_the_start_is_no_text() =>
        Assert.Equal(["a", "\uFEFFb"], Read([.. "\uFEFFa\n\uFEFFb"u8]));

    [Fact]
    public void A_line_longer_than_the_limit_is_refused()
    {
        var fits = new byte[BoundedLines.MaxLineLength];
        fits.AsSpan().Fill((byte)'x');

        Assert.Single(Read(fits));
        Assert.Throws<InvalidDataException>(() => Read([.. fits, (byte)'x']));
    }

    [Fact]
    public void What_looks_like_utf_16_is_read_as_utf_8() =>
        Assert.Equal(["\uFFFD\uFFFDa", "b"], Read([0xFF, 0xFE, (byte)'a', (byte)'\n', (byte)'b']));

    [Fact]
    public void Lines_are_those_of_a_split_wherever_a_buffer_ends() =>
        Gen.OneOf("a", "bc\n", "\n", new string('y', 9000), "z\n").Array[0, 12].Select(string.Concat)
            .Sample(
                text => Assert.Equal(
                    text.EndsWith('\n') || text.Length == 0 ? text.Split('\n')[..^1] : text.Split('\n'),
                    Read(Encoding.UTF8.GetBytes(text))),
                iter: 300);

    static List<string> Read(byte[] bytes)
    {
        var lines = new BoundedLines(bytes);
        var read = new List<string>();
        while (lines.Read() is { } line)
            read.Add(line);
        Assert.Equal(read.Count, lines.Number);
        return read;
    }
}
