namespace Plimsoll.Cel.Builtins;

public sealed class EncodersLibraryTests
{
    [Theory]
    [InlineData("base64.encode(b'hello') == 'aGVsbG8=' && base64.decode('aGVsbG8=') == b'hello' && base64.decode('aGVsbG8') == b'hello'")]
    [InlineData("base64.encode(b'') == '' && base64.decode('') == b'' && base64.decode('aGVs\\nbG8=') == b'hello' && base64.decode('/+A=') == b'\\xff\\xe0'")]
    public void Functions_answer_as_in_cel_go(string expression) => Expressions.IsTrue(expression);

    [Theory]
    [InlineData("base64.decode('a')")]
    [InlineData("base64.decode('a b=')")]
    [InlineData("base64.decode('_-A=')")]
    [InlineData("base64.decode('====')")]
    public void What_is_no_base64_is_an_error(string expression) => Assert.True(Expressions.Evaluate(expression).IsError);
}
