using System.Text;
using CsCheck;

namespace Plimsoll.Images.Packages;

public sealed class BoundedLinesTests
{
    [Fact]
    public async Task Only_a_line_feed_ends_a_line() =>
        Assert.Equal(["a\rb", "c", "", "d"], await ReadAsync("a\rb\nc\r\n\nd"u8.ToArray()));

    [Fact]
    public async Task A_line_longer_than_the_limit_is_refused()
    {
        var fits = new byte[BoundedLines.MaxLineLength];
        fits.AsSpan().Fill((byte)'x');

        Assert.Single(await ReadAsync(fits));
        await Assert.ThrowsAsync<InvalidDataException>(async () => await ReadAsync([.. fits, (byte)'x']));
    }

    [Fact]
    public async Task What_looks_like_utf_16_is_read_as_utf_8() =>
        Assert.Equal(["\uFFFD\uFFFDa", "b"], await ReadAsync([0xFF, 0xFE, (byte)'a', (byte)'\n', (byte)'b']));

    [Fact]
    public Task Lines_are_those_of_a_split_wherever_a_buffer_ends() =>
        Gen.OneOf("a", "bc\n", "\n", new string('y', 9000), "z\n").Array[0, 12].Select(string.Concat)
            .SampleAsync(
                async text => Assert.Equal(
                    text.EndsWith('\n') || text.Length == 0 ? text.Split('\n')[..^1] : text.Split('\n'),
                    await ReadAsync(Encoding.UTF8.GetBytes(text))),
                iter: 300);

    static async Task<List<string>> ReadAsync(byte[] bytes)
    {
        using var lines = new BoundedLines(new MemoryStream(bytes));
        var read = new List<string>();
        while (await lines.ReadAsync(TestContext.Current.CancellationToken) is { } line)
            read.Add(line);
        Assert.Equal(read.Count, lines.Number);
        return read;
    }
}
