namespace Plimsoll.Cel.Syntax;

public sealed class QuotedTextTests
{
    [Theory]
    [InlineData("''", "")]
    [InlineData("''''''", "")]
    [InlineData("'a\"b'", "a\"b")]
    [InlineData(@"'\a\b\f\n\r\t\v\\\?\""\'\`'", "\a\b\f\n\r\t\v\\?\"'`")]
    [InlineData(@"'\x41\X42\u0043\U00000044\105'", "ABCDE")]
    [InlineData(@"'\377\xff'", "\u00FF\u00FF")]
    [InlineData(@"'\U0001F600'", "\U0001F600")]
    [InlineData("'\U0001F600'", "\U0001F600")]
    [InlineData(@"r'\n\'", @"\n\")]
    [InlineData(@"R""""""a""b""""""", "a\"b")]
    [InlineData("'''a\r\nb\rc\n'''", "a\nb\nc\n")]
    [InlineData("r'''a\r\nb'''", "a\nb")]
    [InlineData(@"'\r\n'", "\r\n")]
    public void Texts_are_decoded(string literal, string expected) =>
        Assert.Equal(expected, new QuotedText(literal, isBytes: false).Decode().AsString);

    [Theory]
    [InlineData("b'a\u00E9'", "61c3a9")]
    [InlineData(@"b'\xff\377\000'", "ffff00")]
    [InlineData(@"b'\u00ff'", "c3bf")]
    [InlineData(@"b'\U0001F600'", "f09f9880")]
    [InlineData(@"br'\x'", "5c78")]
    [InlineData("B'''a\r\nb'''", "610a62")]
    public void Bytes_are_octets_of_escapes_and_utf8_of_the_rest(string literal, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(new QuotedText(literal, isBytes: true).Decode().AsBytes!.Value.AsSpan()));

    [Theory]
    [InlineData(@"'ab\q'", 3)]
    [InlineData(@"'\x4'", 1)]
    [InlineData(@"'\u12'", 1)]
    [InlineData(@"'a\08'", 2)]
    [InlineData(@"'\400'", 1)]
    [InlineData(@"'\9'", 1)]
    [InlineData(@"'\ud800'", 1)]
    [InlineData(@"'\U0000DFFF'", 1)]
    [InlineData(@"'\U00110000'", 1)]
    [InlineData(@"'\UFFFFFFFF'", 1)]
    [InlineData("'\\\n'", 1)]
    public void Escapes_that_mean_nothing_are_refused_at_their_place(string literal, int place)
    {
        var text = new QuotedText(literal, isBytes: false);
        Assert.True(text.Decode().IsNull);
        Assert.NotNull(text.Problem);
        Assert.Equal(place, text.ProblemAt);
    }
}
