using System.Text;
using System.Text.Json;
using CsCheck;

namespace Plimsoll.Images.Packages;

public sealed class BoundedJsonTests
{
    [Fact]
    public void A_byte_order_mark_is_passed_over() =>
        Assert.Equal("x", Text([0xEF, 0xBB, 0xBF, (byte)'"', (byte)'x', (byte)'"']));

    [Fact]
    public void Invalid_utf_8_becomes_the_replacement_character() =>
        Assert.Equal("a\uFFFD", Text([(byte)'"', (byte)'a', 0xC3, (byte)'"']));

    [Theory]
    [InlineData("{\n  \"a\": x\n}", "line 2")]
    [InlineData("", "line 1")]
    [InlineData("\"\\ud800\"", "surrogate")]
    public void What_is_not_json_is_reported_with_its_place(string text, string expected)
    {
        var fault = Assert.Throws<InvalidDataException>(() => Text(Encoding.UTF8.GetBytes(text)));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deeper_than_the_limit_is_refused()
    {
        var deep = Assert.Throws<InvalidDataException>(() => Text(Encoding.UTF8.GetBytes(new string('[', BoundedJson.MaxDepth + 1))));
        var cut = Assert.Throws<InvalidDataException>(() => Text(Encoding.UTF8.GetBytes(new string('[', BoundedJson.MaxDepth))));

        Assert.StartsWith("Nested deeper than 256 levels", deep.Message, StringComparison.Ordinal);
        Assert.StartsWith("Not JSON at line 1", cut.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_larger_than_the_limit_is_refused()
    {
        var fault = Assert.Throws<InvalidDataException>(() => BoundedJson.Read(new byte[BoundedJson.MaxBytes + 1], root => root.ValueKind));

        Assert.Contains("larger than", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arbitrary_bytes_end_in_a_value_or_InvalidDataException() =>
        Gen.Byte.Array[0, 60].Sample(
            bytes =>
            {
                try
                {
                    Text(bytes);
                }
                catch (InvalidDataException)
                {
                    // The one exception the scan turns into Unread.
                }
            },
            iter: 1000);

    static string? Text(byte[] bytes) =>
        BoundedJson.Read(bytes, root => root.ValueKind == JsonValueKind.String ? root.GetString() : null);
}
