namespace Plimsoll.Cel.Builtins;

public sealed class ListsLibraryTests
{
    [Theory]
    [InlineData("[1, 2, 3, 4].slice(1, 3) == [2, 3] && [1].slice(0, 0) == [] && [1, 2].slice(2, 2) == []")]
    [InlineData("[[1, [2]], [3]].flatten() == [1, [2], 3] && [[1, [2, [3]]]].flatten(2) == [1, 2, [3]] && [1, 2].flatten(0) == [1, 2] && [].flatten() == []")]
    [InlineData("[1, 2, 1.0, 2u, 3].distinct() == [1, 2, 3] && ['b', 'a', 'b'].distinct() == ['b', 'a'] && [[1], [1.0], []].distinct() == [[1], []]")]
    [InlineData("[1, 2, 3].reverse() == [3, 2, 1] && [].reverse() == [] && lists.range(4) == [0, 1, 2, 3] && lists.range(0) == []")]
    [InlineData("[3, 1, 2].sort() == [1, 2, 3] && ['b', 'a'].sort() == ['a', 'b'] && [true, false].sort() == [false, true] && [2.5, -1.0].sort() == [-1.0, 2.5] && [].sort() == []")]
    [InlineData("[duration('2s'), duration('1s')].sort() == [duration('1s'), duration('2s')] && [b'b', b'a'].sort() == [b'a', b'b']")]
    [InlineData("[{'n': 2}, {'n': 1}].sortBy(x, x.n) == [{'n': 1}, {'n': 2}] && ['ccc', 'a', 'bb'].sortBy(x, size(x)) == ['a', 'bb', 'ccc'] && ['b', 'a'].sortBy(x, 0) == ['b', 'a']")]
    public void Functions_answer_as_in_cel_go(string expression) => Expressions.IsTrue(expression);

    [Theory]
    [InlineData("[1, 2].slice(0, 3)", "cannot slice(0, 3), list is length 2")]
    [InlineData("[1, 2].slice(2, 1)", "cannot slice(2, 1), start index must be less than or equal to end index")]
    [InlineData("[1, 2].slice(-1, 1)", "cannot slice(-1, 1), negative indexes not supported")]
    [InlineData("[[1]].flatten(-1)", "level must be non-negative")]
    [InlineData("lists.range(-1)", "lists.range: size must be non-negative, got -1")]
    public void What_cannot_be_computed_is_an_error(string expression, string message) => Expressions.Fails(expression, message);
}
