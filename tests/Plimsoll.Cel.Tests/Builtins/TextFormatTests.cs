namespace Plimsoll.Cel.Builtins;

public sealed class TextFormatTests
{
    [Theory]
    [InlineData("'%s %s %s'.format(['a', 1, 2u]) == 'a 1 2' && '%s'.format([b'xyz']) == 'xyz' && '%s'.format([null]) == 'null' && '%s'.format([true]) == 'true'")]
    [InlineData("'%s'.format([[1, 'a', [2.5]]]) == '[1, a, [2.5]]' && '%s'.format([{'b': 1, 'a': [2]}]) == '{a: [2], b: 1}'")]
    [InlineData("'%s'.format([duration('1h45m')]) == '6300s' && '%s'.format([timestamp('2023-02-03T23:31:20Z')]) == '2023-02-03T23:31:20Z' && '%s'.format([type(1)]) == 'int'")]
    [InlineData("'%d'.format([-7]) == '-7' && '%d'.format([7u]) == '7' && '%b'.format([5]) == '101' && '%b'.format([-5]) == '-101' && '%b'.format([true]) == '1' && '%o'.format([-11]) == '-13'")]
    [InlineData("'%x'.format([-30]) == '-1e' && '%X'.format([b'hello']) == '68656C6C6F' && '%x'.format(['Hi']) == '4869'")]
    [InlineData("'%f'.format([1.5]) == '1.500000' && '%.2f'.format([1.005]) == '1.00' && '%.0f'.format([2.5]) == '2' && '%.3e'.format([1052.032911275]) == '1.052e+03'")]
    [InlineData("'%f'.format([0.0 / 0.0]) == 'NaN' && '%f'.format([1.0 / 0.0]) == 'Infinity' && '%e'.format([-1.0 / 0.0]) == '-Infinity'")]
    [InlineData("'100%%'.format([]) == '100%' && ''.format([]) == ''")]
    public void Clauses_are_filled(string expression) => Expressions.IsTrue(expression);

    [Theory]
    [InlineData("'%s'.format([])", "index 0 out of range")]
    [InlineData("'%'.format([1])", "unexpected end of string")]
    [InlineData("'%d'.format(['a'])", "error during formatting: decimal clause can only be used on integers, was given string")]
    [InlineData("'%z'.format([1])", "could not parse formatting clause: unrecognized formatting clause \"z\"")]
    [InlineData("'%f'.format(['a'])", "error during formatting: fixed-point clause can only be used on doubles, was given string")]
    public void What_cannot_be_written_is_an_error(string expression, string message) => Expressions.Fails(expression, message);
}
