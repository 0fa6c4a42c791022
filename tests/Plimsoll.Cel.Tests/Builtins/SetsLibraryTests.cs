namespace Plimsoll.Cel.Builtins;

public sealed class SetsLibraryTests
{
    [Theory]
    [InlineData("sets.contains([], []) && sets.contains([1], []) && sets.contains([1, 2, 3], [3, 1]) && !sets.contains([1], [2])")]
    [InlineData("sets.contains([1, 2.0, 3u], [1.0, 2u, 3]) && sets.contains([[1], [2, 3]], [[2, 3.0]]) && sets.contains([dyn({'a': 1})], [{'a': 1u}])")]
    [InlineData("sets.equivalent([1], [1, 1]) && sets.equivalent([1, 2], [2u, 1.0]) && !sets.equivalent([1, 2], [1]) && sets.equivalent([], [])")]
    [InlineData("sets.intersects([1, 2], [2.0, 9]) && !sets.intersects([], [1]) && !sets.intersects([dyn(1)], ['1']) && sets.intersects([dyn([1]), [2]], [[2u]])")]
    [InlineData("sets.contains(lists.range(1000), lists.range(1000)) && sets.equivalent(lists.range(1000), lists.range(1000).reverse()) && !sets.intersects(lists.range(1000), [1000, -1])")]
    public void Functions_answer_as_in_cel_go(string expression) => Expressions.IsTrue(expression);

    [Theory]
    [InlineData("sets.contains(dyn(1), [1])", "no such overload: sets.contains(int, list(dyn))")]
    public void What_cannot_be_computed_is_an_error(string expression, string message) => Expressions.Fails(expression, message);
}
