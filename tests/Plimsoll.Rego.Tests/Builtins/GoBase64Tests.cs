using CsCheck;

namespace Plimsoll.Rego.Builtins;

public sealed class GoBase64Tests
{
    [Theory]
    [InlineData("YWI", 0)]
    [InlineData("YWI=Y", 4)]
    [InlineData("YW(I", 2)]
    [InlineData("Y===", 1)]
    [InlineData("YQ=x", 3)]
    public void The_place_of_the_mistake_is_told(string text, int place)
    {
        Assert.False(GoBase64.TryDecode(text, out _, out var mistake));
        Assert.Equal($"illegal base64 data at input byte {place}", mistake);
    }

    [Fact]
    public void Line_ends_are_skipped()
    {
        Assert.True(GoBase64.TryDecode("YW\r\nJj\nZA=\n=\n", out var bytes, out _));
        Assert.Equal("abcd"u8.ToArray(), bytes);
    }

    [Fact]
    public void The_alphabet_for_URLs_needs_no_padding()
    {
        Assert.True(GoBase64.TryDecodeUrl("-_-_YQ", out var bytes, out _));
        Assert.Equal([0xfb, 0xff, 0xbf, 0x61], bytes);
    }

    [Fact]
    public void What_is_encoded_is_decoded_again() => Gen.Byte.Array[0, 40].Sample(bytes =>
    {
        Assert.True(GoBase64.TryDecode(Convert.ToBase64String(bytes), out var usual, out _));
        Assert.True(GoBase64.TryDecodeUrl(GoBase64.EncodeUrl(bytes), out var forUrls, out _));
        Assert.Equal(bytes, usual);
        Assert.Equal(bytes, forUrls);
    });

    [Fact]
    public void Any_text_is_decoded_or_refused() => Gen.String[0, 20].Sample(text =>
        Assert.Equal(GoBase64.TryDecode(text, out var bytes, out var mistake), mistake is null && bytes is not null));
}
