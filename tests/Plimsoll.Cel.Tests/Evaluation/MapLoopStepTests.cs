using Plimsoll.Cel.Builtins;

namespace Plimsoll.Cel.Evaluation;

public sealed class MapLoopStepTests
{
    [Theory]
    [InlineData("{'a': 1, 'b': 2}.transformMap(k, v, k == 'b', v) == {'b': 2}")]
    [InlineData("[].transformMap(i, v, v) == {} && {}.transformMapEntry(k, v, {k: v}) == {}")]
    [InlineData("[1, 2, 3].transformMapEntry(i, v, v != 2, {string(v): i}) == {'1': 0, '3': 2}")]
    [InlineData("{'a': {'x': 1}}.transformMap(k, v, v.transformMap(l, w, k + l)) == {'a': {'x': 'ax'}}")]
    public void Maps_are_made_of_maps_and_lists(string expression) => Expressions.IsTrue(expression);

    [Theory]
    [InlineData("[1].transformMap(i, v, dyn('x'), v)", "no such overload: _?_:_")]
    [InlineData("[1, 0].transformMap(i, v, 1 / v)", "division by zero")]
    [InlineData("[1].transformMapEntry(i, v, {'a': 1 / 0})", "division by zero")]
    public void What_cannot_be_computed_is_an_error(string expression, string message) => Expressions.Fails(expression, message);
}
