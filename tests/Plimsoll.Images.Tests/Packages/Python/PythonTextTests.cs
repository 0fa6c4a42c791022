using System.Text;

namespace Plimsoll.Images.Packages.Python;

public sealed class PythonTextTests
{
    [Theory]
    [InlineData("a = 'b' + \"c\" # 'd'", "b|c")]
    [InlineData("'''a\n'b' ''' 'c'", "[a\n'b' ]|c")]
    [InlineData("'a\\'b' 'open\nx", "a\\'b|open")]
    [InlineData("''", "")]
    public void Texts_end_at_their_quotes(string program, string expected) =>
        Assert.Equal(expected, string.Join('|', PythonText.All(Encoding.UTF8.GetBytes(program), 10).Select(text => text.IsBlock ? $"[{text.Text}]" : text.Text)));

    [Theory]
    [InlineData("'''a")]
    [InlineData("'1' '2' '3'")]
    public void A_block_without_an_end_and_too_many_texts_are_faults(string program) =>
        Assert.Throws<InvalidDataException>(() => PythonText.All(Encoding.UTF8.GetBytes(program), 2).ToList());
}
