namespace Plimsoll.Images.Packages.Ruby;

public sealed class RubyTextTests
{
    [Theory]
    [InlineData("\"a\".freeze", "a")]
    [InlineData(" 'a' # comment", "a")]
    [InlineData("%q<a>.freeze, %q(b)", "a b")]
    [InlineData("[\"a\".freeze,'b' , %q{c}].sort", "a b c")]
    [InlineData("[]", "")]
    [InlineData("A::B", "")]
    [InlineData("\"a#{b}\"", "")]
    [InlineData("\"a\\n\"", "")]
    [InlineData("\"a", "")]
    [InlineData("%q", "")]
    [InlineData("", "")]
    public void Texts_written_out_are_read_and_nothing_else(string expression, string expected) =>
        Assert.Equal(expected, string.Join(' ', RubyText.All(expression)));
}
