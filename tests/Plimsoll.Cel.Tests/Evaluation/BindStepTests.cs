using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Evaluation;

public sealed class BindStepTests
{
    [Theory]
    [InlineData("cel.bind(x, count(1), x + x)", 1)]
    [InlineData("cel.bind(x, count(1), 2)", 0)]
    [InlineData("[1, 2].map(i, cel.bind(x, count(i), x + x))", 2)]
    [InlineData("cel.bind(x, count(1), [1, 2].map(i, x))", 1)]
    [InlineData("cel.bind(x, count(1), cel.bind(y, x + 1, y + y + x))", 1)]
    public void A_bound_value_is_computed_when_first_asked_for_and_once(string expression, int expected)
    {
        var calls = 0;
        var counting = new CelLibrary("test")
        {
            Macros = BindingMacros.All,
            Functions =
            [
                new FunctionDeclaration("count", Overload.Function("count", CelType.Int, CelType.Int, value =>
                {
                    calls++;
                    return value;
                })),
            ],
        };
        var environment = CelEnvironment.Standard.With(counting);

        var value = environment.Compile(expression).Program!.Evaluate(new CelEvaluation(environment));

        Assert.False(value.IsError, value.ToString());
        Assert.Equal(expected, calls);
    }
}
