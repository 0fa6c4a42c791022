using Plimsoll.Cel.Builtins;

namespace Plimsoll.Cel.Evaluation;

public sealed class ListLoopStepTests
{
    [Theory]
    [InlineData("[1, 2, 3].map(x, x * 2) == [2, 4, 6] && [1, 2, 3].map(x, x > 1, x) == [2, 3] && [1, 2, 3].filter(x, x != 2) == [1, 3]")]
    [InlineData("{'a': 1, 'b': 2}.map(k, k) == ['a', 'b'] && {'a': 1}.filter(k, true) == ['a'] && [].map(x, x) == []")]
    [InlineData("[[1], [2, 3]].map(x, x.map(y, y + x[0])) == [[2], [4, 5]] && [1, 2].map(x, [1, 2].filter(y, y == x)) == [[1], [2]]")]
    [InlineData("lists.range(100).filter(x, x % 7 == 0).size() == 15")]
    public void Lists_are_made_of_lists_and_maps(string expression) => Expressions.IsTrue(expression);

    [Theory]
    [InlineData("[1, 0].map(x, 1 / x)", "division by zero")]
    [InlineData("[1].filter(x, dyn('a'))", "no such overload: _?_:_")]
    [InlineData("dyn('text').map(x, x)", "no such overload: cannot loop over a string: expected a list or map")]
    public void What_cannot_be_computed_is_an_error(string expression, string message) => Expressions.Fails(expression, message);
}
