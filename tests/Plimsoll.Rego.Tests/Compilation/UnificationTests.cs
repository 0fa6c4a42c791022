namespace Plimsoll.Rego.Compilation;

public sealed class UnificationTests
{
    [Theory]
    [InlineData("[x, 2] = [1, y]", "[1,2]")]
    [InlineData("[1, y] = [x, 2]", "[1,2]")]
    [InlineData("[x, [y]] = [1, [2]]", "[1,2]")]
    [InlineData("[x, y] = input.pair", "[3,4]")]
    [InlineData("input.pair = [x, y]", "[3,4]")]
    [InlineData("{\"a\": x, \"b\": {\"c\": y}} = {\"b\": {\"c\": 2}, \"a\": 1}", "[1,2]")]
    [InlineData("{\"a\": x, \"b\": y} = input.object", "[5,6]")]
    [InlineData("[x, y] = [z, z]; z = 7", "[7,7]")]
    [InlineData("[x, x] = [1, y]", "[1,1]")]
    [InlineData("[x, y] = [y, 2]", "[2,2]")]
    [InlineData("input.pairs[_] = [x, y]; x > 1", "[2,3]")]
    [InlineData("[x, y] = input.pairs[1]", "[2,3]")]
    public void Variables_take_values_on_either_side(string body, string json) => Assert.Equal(json, Value(body));

    [Theory]
    [InlineData("[x, y] = input.three")]
    [InlineData("[x, y] = input.object")]
    [InlineData("[x, x] = [1, 2]; y = 1")]
    [InlineData("{\"c\": x} = input.object; y = 1")]
    [InlineData("{\"a\": x} = input.object; y = 1")]
    [InlineData("{\"a\": x, \"b\": y} = input.pair")]
    [InlineData("[x, y] = input.none")]
    [InlineData("[x, y] = input.text")]
    public void What_has_another_shape_fails(string body) => Assert.Null(Value(body));

    static string? Value(string body) => Policy.Value(
        $"p := [x, y] if {{ {body} }}", "{\"pair\": [3, 4], \"object\": {\"a\": 5, \"b\": 6}, \"pairs\": [[1, 2], [2, 3]], \"three\": [1, 2, 3], \"text\": \"ab\"}");
}
