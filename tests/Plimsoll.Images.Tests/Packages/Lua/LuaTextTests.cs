using System.Text;

namespace Plimsoll.Images.Packages.Lua;

public sealed class LuaTextTests
{
    [Theory]
    [InlineData("a = 'b' .. \"c\"", "a|=|\"b|..|\"c")]
    [InlineData("-- x\na --[[ y\n]] = [[\nb]]", "a|=|\"b")]
    [InlineData("a = [==[ ]] ]==]", "a|=|\" ]] ")]
    [InlineData("a={1,'\\''}", "a|=|{|1|,|\"\\'|}")]
    public void Words_are_names_texts_and_signs(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', LuaText.Words(Encoding.UTF8.GetBytes(text))));

    [Theory]
    [InlineData("a = 'b\n'")]
    [InlineData("a = [[b")]
    public void A_text_without_an_end_is_a_fault(string text) =>
        Assert.Throws<InvalidDataException>(() => LuaText.Words(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void There_is_a_limit_of_words() =>
        Assert.Throws<InvalidDataException>(() => LuaText.Words(Encoding.UTF8.GetBytes(new string(',', LuaText.MaxWords + 1))));
}
