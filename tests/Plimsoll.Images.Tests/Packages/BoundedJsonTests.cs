using System.Text;
using System.Text.Json;
using CsCheck;

namespace Plimsoll.Images.Packages;

public sealed class BoundedJsonTests
{
    [Fact]
    public async Task A_byte_order_mark_is_passed_over() =>
        Assert.Equal("x", await TextAsync([0xEF, 0xBB, 0xBF, (byte)'"', (byte)'x', (byte)'"']));

    [Fact]
    public async Task Invalid_utf_8_becomes_the_replacement_character() =>
        Assert.Equal("a\uFFFD", await TextAsync([(byte)'"', (byte)'a', 0xC3, (byte)'"']));

    [Theory]
    [InlineData("{\n  \"a\": x\n}", "line 2")]
    [InlineData("", "line 1")]
    [InlineData("\"\\ud800\"", "surrogate")]
    public async Task What_is_not_json_is_reported_with_its_place(string text, string expected)
    {
        var fault = await Assert.ThrowsAsync<InvalidDataException>(
            async () => await TextAsync(Encoding.UTF8.GetBytes(text)));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deeper_than_the_limit_is_refused() =>
        await Assert.ThrowsAsync<InvalidDataException>(
            async () => await TextAsync(Encoding.UTF8.GetBytes(new string('[', BoundedJson.MaxDepth + 1))));

    [Fact]
    public async Task A_file_larger_than_the_limit_is_refused()
    {
        await using var endless = new MemoryStream(new byte[BoundedJson.MaxBytes + 1], writable: false);

        var fault = await Assert.ThrowsAsync<InvalidDataException>(
            async () => await BoundedJson.ReadAsync(endless, root => root.ValueKind, TestContext.Current.CancellationToken));

        Assert.Contains("larger than", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Arbitrary_bytes_end_in_a_value_or_InvalidDataException() =>
        Gen.Byte.Array[0, 60].SampleAsync(
            async bytes =>
            {
                try
                {
                    await TextAsync(bytes);
                }
                catch (InvalidDataException)
                {
                    // The one exception the scan turns into Unread.
                }
            },
            iter: 1000);

    static Task<string?> TextAsync(byte[] bytes) => BoundedJson.ReadAsync(
        new MemoryStream(bytes),
        root => root.ValueKind == JsonValueKind.String ? root.GetString() : null,
        TestContext.Current.CancellationToken);
}
