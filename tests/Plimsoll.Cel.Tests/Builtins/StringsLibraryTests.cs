namespace Plimsoll.Cel.Builtins;

public sealed class StringsLibraryTests
{
    [Theory]
    [InlineData("'tacocat'.charAt(3) == 'o' && 'a\\U0001F600b'.charAt(1) == '\\U0001F600' && 'ab'.charAt(2) == ''")]
    [InlineData("'tacocat'.indexOf('ac') == 1 && 'tacocat'.indexOf('none') == -1 && 'tacocat'.indexOf('') == 0 && 'tacocat'.indexOf('a', 3) == 5")]
    [InlineData("'\\U0001F600a'.indexOf('a') == 1 && 'tacocat'.lastIndexOf('at') == 5 && 'tacocat'.lastIndexOf('ta', 2) == 0")]
    [InlineData("'TacoCÆt'.lowerAscii() == 'tacocÆt' && 'TacoCæt'.upperAscii() == 'TACOCæT'")]
    [InlineData("'12 days 12 hours'.replace('{0}', '2') == '12 days 12 hours' && 'a1a'.replace('a', 'b') == 'b1b' && 'aaa'.replace('a', 'b', 2) == 'bba' && 'ab'.replace('', '-') == '-a-b-'")]
    [InlineData("'hello world'.split(' ') == ['hello', 'world'] && 'abc'.split('') == ['a', 'b', 'c'] && 'a,b,c'.split(',', 2) == ['a', 'b,c'] && 'a,b'.split(',', 0) == []")]
    [InlineData("['x', 'y'].join() == 'xy' && ['x', 'y'].join('-') == 'x-y' && [].join('-') == ''")]
    [InlineData("'tacocat'.substring(4) == 'cat' && 'tacocat'.substring(0, 4) == 'taco' && 'a\\U0001F600b'.substring(1, 2) == '\\U0001F600' && 'ab'.substring(2) == ''")]
    [InlineData("' \\ttrim\\n '.trim() == 'trim' && '\\u00a0\\u3000x\\u2028'.trim() == 'x' && '\\u180ex'.trim() == '\\u180ex'")]
    [InlineData("'gums'.reverse() == 'smug' && 'a\\U0001F600'.reverse() == '\\U0001F600a'")]
    [InlineData("strings.quote('a \\n \"b\"') == '\"a \\\\n \\\\\"b\\\\\"\"'")]
    public void Functions_answer_as_in_cel_go(string expression) => Expressions.IsTrue(expression);

    [Theory]
    [InlineData("'tacocat'.charAt(30)", "index out of range: 30")]
    [InlineData("'tacocat'.charAt(-1)", "index out of range: -1")]
    [InlineData("'tacocat'.indexOf('a', -1)", "index out of range: -1")]
    [InlineData("'tacocat'.substring(40)", "index out of range: 40")]
    [InlineData("'tacocat'.substring(3, 2)", "invalid substring range. start: 3, end: 2")]
    [InlineData("'tacocat'.substring(0, 40)", "index out of range: 40")]
    [InlineData("dyn(1).trim()", "no such overload: trim(int)")]
    public void What_cannot_be_computed_is_an_error(string expression, string message) => Expressions.Fails(expression, message);

    [Theory]
    [InlineData(0, "'%s'.format([1]) == '1'", false)]
    [InlineData(1, "'%s'.format([1]) == '1'", true)]
    [InlineData(2, "'ab'.reverse() == 'ba'", false)]
    [InlineData(3, "'ab'.reverse() == 'ba'", true)]
    public void Each_version_has_its_functions(int version, string expression, bool isThere) =>
        Assert.Equal(isThere, CelEnvironment.Standard.With(StringsLibrary.Of(version)).Compile(expression).IsSuccess);
}
