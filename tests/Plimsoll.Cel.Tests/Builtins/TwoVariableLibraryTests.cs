namespace Plimsoll.Cel.Builtins;

public sealed class TwoVariableLibraryTests
{
    [Theory]
    [InlineData("[1, 2].all(i, v, v == i + 1) && {'a': 1}.all(k, v, k == 'a' && v == 1) && [].all(i, v, false)")]
    [InlineData("[5].exists(i, v, i == 0 && v == 5) && !{}.exists(k, v, true) && [1, 1].existsOne(i, v, i == 1)")]
    [InlineData("[3, 4].transformList(i, v, i * v) == [0, 4] && [3, 4].transformList(i, v, v > 3, v) == [4]")]
    [InlineData("{'a': 1, 'b': 2}.transformMap(k, v, v * 2) == {'a': 2, 'b': 4} && {'a': 1, 'b': 2}.transformMap(k, v, v > 1, v) == {'b': 2} && ['x'].transformMap(i, v, v) == {0: 'x'}")]
    [InlineData("{'a': 'x'}.transformMapEntry(k, v, {v: k}) == {'x': 'a'} && ['x', 'y'].transformMapEntry(i, v, {v: i}) == {'x': 0, 'y': 1}")]
    public void Functions_answer_as_in_cel_go(string expression) => Expressions.IsTrue(expression);

    [Theory]
    [InlineData("{'a': 1, 'b': 1}.transformMapEntry(k, v, {v: k})", "insert failed: key 1 already exists")]
    [InlineData("dyn(1).all(k, v, true)", "no such overload: cannot loop over a int: expected a list or map")]
    public void What_cannot_be_computed_is_an_error(string expression, string message) => Expressions.Fails(expression, message);
}
