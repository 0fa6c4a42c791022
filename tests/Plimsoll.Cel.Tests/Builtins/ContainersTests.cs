namespace Plimsoll.Cel.Builtins;

public sealed class ContainersTests
{
    [Theory]
    [InlineData("[7, 8][1] == 8 && dyn([7, 8])[1u] == 8 && dyn([7, 8])[1.0] == 8")]
    [InlineData("{'a': 1}['a'] == 1 && dyn({1: 2})[1.0] == 2")]
    [InlineData("2 in [1, 2.0] && !('x' in ['y']) && 'a' in {'a': null} && !(1 in {})")]
    [InlineData("size('a\U0001F600é') == 3 && size(b'a\u00e9') == 3 && [1, 2].size() == 2 && {}.size() == 0")]
    public void Containers_are_looked_into(string expression) => Expressions.IsTrue(expression);

    [Theory]
    [InlineData("[1][1]", "index out of bounds: 1")]
    [InlineData("[1][-1]", "index out of bounds: -1")]
    [InlineData("{'a': 1}['b']", "no such key: b")]
    [InlineData("dyn([1])['a']", "unsupported index type 'string' in list")]
    [InlineData("dyn([1])[0.5]", "unsupported index value 0.5 in list")]
    public void What_is_not_there_is_an_error(string expression, string message) => Expressions.Fails(expression, message);

    [Fact]
    public void Looking_for_every_item_of_a_long_list_in_itself_ends() => Expressions.Fails(
        "dyn(lists.range(100000)).all(i, i in dyn(lists.range(100000)))",
        "operation cancelled: more than 10000000 steps that cost does not count, such as comparisons within lists and maps");
}
