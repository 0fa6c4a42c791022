namespace Plimsoll.Cel.Builtins;

public sealed class ConversionsTests
{
    [Theory]
    [InlineData("int('-5') == -5 && int('+5') == 5 && int(5u) == 5 && int(-3.9) == -3")]
    [InlineData("uint('5') == 5u && uint(5) == 5u && uint(3.9) == 3u")]
    [InlineData("double('1e3') == 1000.0 && double(5) == 5.0 && double(5u) == 5.0")]
    [InlineData("bool('t') && bool('TRUE') && !bool('0') && !bool('False')")]
    [InlineData("string(1) == '1' && string(1u) == '1' && string(1.5) == '1.5' && string(true) == 'true' && string(b'é') == 'é'")]
    [InlineData("string(duration('90m')) == '5400s' && string(timestamp(0)) == '1970-01-01T00:00:00Z'")]
    [InlineData("bytes('é') == b'\\xc3\\xa9' && bytes(b'a') == b'a'")]
    [InlineData("int(timestamp('1970-01-01T00:00:01.9Z')) == 1 && int(duration('1us')) == 1000 && duration(1000) == duration('1us')")]
    [InlineData("type(1) == int && type([]) == list && type(type(1)) == type && type(null) == null_type")]
    [InlineData("dyn(1) == 1")]
    public void Values_convert(string expression) => Expressions.IsTrue(expression);

    [Theory]
    [InlineData("int('1.5')", "type conversion error from 'string' to 'int'")]
    [InlineData("int(' 1')", "type conversion error from 'string' to 'int'")]
    [InlineData("int('9223372036854775808')", "type conversion error from 'string' to 'int'")]
    [InlineData("int(9223372036854775808u)", "integer overflow")]
    [InlineData("int(9.3e18)", "integer overflow")]
    [InlineData("int(double('NaN'))", "integer overflow")]
    [InlineData("uint(-1)", "unsigned integer overflow")]
    [InlineData("uint(-0.5)", "unsigned integer overflow")]
    [InlineData("uint('-1')", "type conversion error from 'string' to 'uint'")]
    [InlineData("double('x')", "type conversion error from 'string' to 'double'")]
    [InlineData("bool('yes')", "type conversion error from 'string' to 'bool'")]
    [InlineData("string(b'\\xff')", "invalid UTF-8 in bytes, cannot convert to string")]
    [InlineData("duration('1 hour')", "type conversion error from 'string' to 'google.protobuf.Duration'")]
    [InlineData("timestamp('today')", "type conversion error from 'string' to 'google.protobuf.Timestamp'")]
    [InlineData("timestamp(253402300800)", "timestamp overflow")]
    public void What_cannot_be_converted_is_an_error(string expression, string message) => Expressions.Fails(expression, message);
}
