using Plimsoll.Cel.Builtins;

namespace Plimsoll.Cel.Evaluation;

public sealed class SelectStepTests
{
    [Theory]
    [InlineData("{'a': {'b': [1]}}.a.b[0] == 1 && {'a': 1}['a'] == 1")]
    [InlineData("optional.of({'a': 1}).a == optional.of(1) && optional.none().a == optional.none()")]
    public void Fields_are_read(string expression) => Expressions.IsTrue(expression);

    [Theory]
    [InlineData("{'a': 1}.b", "no such key: b")]
    [InlineData("dyn(1).b", "no such key: b")]
    [InlineData("dyn(null).b.c", "no such key: b")]
    [InlineData("dyn([1]).b", "unsupported index type 'string' in list")]
    [InlineData("dyn(1)[0]", "no such key: 0")]
    [InlineData("(1 / 0 > 0 ? {'a': 1} : {'a': 2}).a", "division by zero")]
    public void What_is_not_there_is_an_error(string expression, string message) => Expressions.Fails(expression, message);
}
