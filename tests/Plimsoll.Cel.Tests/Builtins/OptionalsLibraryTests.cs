namespace Plimsoll.Cel.Builtins;

public sealed class OptionalsLibraryTests
{
    [Theory]
    [InlineData("optional.of(1).hasValue() && optional.of(1).value() == 1 && !optional.none().hasValue() && optional.none().orValue(2) == 2")]
    [InlineData("!optional.ofNonZeroValue(0).hasValue() && !optional.ofNonZeroValue('').hasValue() && !optional.ofNonZeroValue([]).hasValue() && optional.ofNonZeroValue('a').hasValue()")]
    [InlineData("optional.none().or(optional.of(1)).value() == 1 && optional.of(2).or(optional.of(1)).value() == 2")]
    [InlineData("{'a': 1}.?a == optional.of(1) && {'a': 1}.?b == optional.none() && {'a': {'b': 1}}.?a.?b.value() == 1 && {}.?a.b.c.orValue('none') == 'none'")]
    [InlineData("[1, 2][?1].value() == 2 && !([1][?5].hasValue()) && {'a': 1}[?'a'].value() == 1 && optional.of([1])[?0].value() == 1")]
    [InlineData("[?optional.none(), ?optional.of(1)] == [1] && {?'a': optional.none(), ?'b': optional.of(2)} == {'b': 2}")]
    [InlineData("optional.of(2).optMap(x, x * 2).value() == 4 && !optional.none().optMap(x, x).hasValue() && optional.of({'a': 1}).optFlatMap(m, m.?a).value() == 1")]
    [InlineData("optional.unwrap([optional.of(1), optional.none()]) == [1] && [optional.of(2)].unwrapOpt() == [2] && [1, 2].first().value() == 1 && [1, 2].last().value() == 2 && ![].first().hasValue()")]
    [InlineData("dyn(optional.of(1)) == optional.of(1.0) && optional.of(1) != optional.none() && type(optional.none()) == optional_type")]
    public void Functions_answer_as_in_cel_go(string expression) => Expressions.IsTrue(expression);

    [Theory]
    [InlineData("optional.none().value()", "optional.none() dereference")]
    [InlineData("dyn(1).value()", "no such overload: value(int)")]
    [InlineData("dyn([1]).?a", "unsupported index type 'string' in list")]
    [InlineData("dyn(1).?a", "no such key: a")]
    public void What_cannot_be_computed_is_an_error(string expression, string message) => Expressions.Fails(expression, message);
}
